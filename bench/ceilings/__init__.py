"""What the bare libraries reach: each imports nothing of Tocsin and is tuned as hard."""

"""What ownership decides: pure."""

"""The commands of `tocsin`, one noun a file, and what they share. `api/cli.py` has the table of them."""

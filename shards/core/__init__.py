"""Who should own what, and who counts as gone: decided from what was seen, without I/O and without a clock."""

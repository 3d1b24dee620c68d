"""The services of Whispr that Tocsin calls: their owners' method paths."""

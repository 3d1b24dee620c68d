"""Benchmarks, sample input and sample target services. Nothing here is part of a node."""

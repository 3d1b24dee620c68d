"""Whole nodes in a simulated world: one seed, one run, the same trace each time (docs/design/simulation.md)."""

"""Real processes for tests: a node, a target with its own ledger, stores of a test's own, and a client that remembers.

Nothing here mocks anything, and nothing outlives its test: every process is ended by its pid, however the test ends.
"""

"""Small but real implementations of Whispr's services, for `make run`, for tests and for benchmarks.

They import nothing of Tocsin but the stubs of Whispr's protos: what they know of a call is what its metadata says,
and what they write down in their ledger can be held against what Tocsin claims.
"""

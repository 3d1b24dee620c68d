"""`tocsin doctor`: looks at everything a cluster stands on and says what is wrong, and what to do about it.

A file a subject, each from what it looks at to a list of `Finding`; `examine` runs them at once, `report` shows what
they found. Invariants: the doctor only reads, so it may be run at any time against any cluster; each check ends within
a bound, and what it raises is a finding of its own and hides no other.
"""

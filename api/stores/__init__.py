"""The embedded stores: PostgreSQL and Valkey from their wheels, so that a new user needs no server.

`data` guards the data directory, `running` finds its servers without touching them, `process` is one server process,
`server` is what both stores have in common (start, adopt, supervise, stop), `account` lets PostgreSQL run when the node
is root, `postgres` and `valkey` are the two. Only the composition root, the doctor and the tests import these.
"""

from __future__ import annotations

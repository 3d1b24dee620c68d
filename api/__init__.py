"""The doors of a node, its settings and its composition root.

gRPC's fork handlers are switched off before anything imports it: the node starts its embedded stores by fork and exec,
never uses gRPC in a forked child, and the handlers would write a line to stderr at each start.
"""

from __future__ import annotations

import os

os.environ.setdefault("GRPC_ENABLE_FORK_SUPPORT", "0")

"""Every bound of ownership, each with its reason, and the relations between them, asserted at import."""

from __future__ import annotations

from engine.options import Options

LEASE_TTL_MS = 5_000
"""Of a node's lease: how long a dead node's shards stand still, and how long a Redis must be watched before anybody
counts as dead."""

LEASE_RENEW_MS = 1_500
"""Two renewals may be lost before a lease ends."""

WATCH_GAP_MS = 2_500
"""Between two looks: after a longer one the watch begins anew, since a Redis that stood still lets leases end that
their nodes could not renew."""

SETTLE_MS = 3_000
"""Without a change of membership before a plan is made: a node that restarts is back by then."""

REDIS_TIMEOUT_MS = 2_000
"""Of one call, connecting included: a renewal that hangs leaves time for another one before the lease ends."""

STOP_OVERRUN_MS = 4_000
"""Of a move that a stop still began within its time: its last flush and the owner's transaction, which first waits for
locks of others, have their ends by then. What has none, with a journal that stands still, is broken off. Whoever ends a
node that takes too long allows 10 s beyond its time (docs/cluster.md), and what follows takes a few of them."""

assert 3 * LEASE_RENEW_MS <= LEASE_TTL_MS, "a lease outlives two lost renewals"
assert WATCH_GAP_MS < LEASE_TTL_MS - LEASE_RENEW_MS, "no lease ends unseen between two looks that are no gap"
assert REDIS_TIMEOUT_MS + LEASE_RENEW_MS < LEASE_TTL_MS, "one renewal may hang, and the next still comes in time"
assert Options().handoff_flush_ms < STOP_OVERRUN_MS, "a last flush has its end before a move is broken off"

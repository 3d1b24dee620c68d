"""Every bound of the way from node to node, each with its reason, and the relations between them."""

from __future__ import annotations

import msgspec

from engine.options import LIST_BYTES_MAX, PAYLOAD_BYTES_MAX

FRAME_BYTES_MAX = 16 << 20
"""Of one call or answer: the largest page of a list is half of it."""

MESSAGE_BYTES_MAX = 32 << 20
"""Of one gRPC message, which the door takes (api/grpc/server.py): a frame and what is gathered beside it."""

PART_BYTES_MAX = 4 << 20
"""Of one message of submissions: above it a group is halved. Encoding it holds the loop for milliseconds already."""

GATHER_BYTES_MAX = 256 << 10
"""Small calls that wait for the stream go together, up to this."""

VIEW_BYTES = PAYLOAD_BYTES_MAX + (64 << 10)
"""Reserved for an answer that shows one job: it may hold the largest payload."""

PAGE_BYTES = LIST_BYTES_MAX
"""Reserved for a page of a list."""


class PeerOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Of one link, which is one peer and one direction."""

    calls_max: int = 1_024
    """Under way at once; beyond it calls are pushed back as Busy."""
    bytes_max: int = 256 << 20
    """Of calls under way and the answers they may bring: a cluster's node has a handful of peers."""
    call_timeout_ms: int = 11_000
    """A second more than the peer itself waits for its journal, so that its own word comes first."""
    dial_timeout_ms: int = 2_000
    """A stream that is not open by then will not be; its callers waited for it."""
    backoff_first_ms: int = 100
    """After a dial that failed: calls fail at once until it is over. Doubled each time, with jitter."""
    backoff_max_ms: int = 2_000
    """A peer that is back is found within this."""
    keepalive_ms: int = 5_000
    """A stream on which nothing came for so long is asked whether it lives."""
    keepalive_timeout_ms: int = 3_000
    """And is ended without an answer within this: calls under way need not wait for their own time."""

    def check(self) -> PeerOptions:
        assert FRAME_BYTES_MAX + GATHER_BYTES_MAX <= MESSAGE_BYTES_MAX, (FRAME_BYTES_MAX, MESSAGE_BYTES_MAX)
        assert PART_BYTES_MAX + VIEW_BYTES <= FRAME_BYTES_MAX, (PART_BYTES_MAX, VIEW_BYTES)
        assert self.bytes_max >= 2 * FRAME_BYTES_MAX, self.bytes_max
        assert self.backoff_first_ms <= self.backoff_max_ms, (self.backoff_first_ms, self.backoff_max_ms)
        assert self.dial_timeout_ms < self.call_timeout_ms, (self.dial_timeout_ms, self.call_timeout_ms)
        return self

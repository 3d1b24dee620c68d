"""What keeps a promise, by name: each can be taken away, so that it can be shown to be missed.

Every node runs with `ALL`. Only the simulation builds another: it takes one away, and must then find the broken promise
(tests/simulation/test_ablations.py). No setting, file or variable reaches this.
"""

from __future__ import annotations

import msgspec


class Safeguards(msgspec.Struct, frozen=True):
    fence: bool = True
    """Whoever appends holds a row that a takeover fences. (In the twin; PostgreSQL has it as a trigger.)"""
    fence_lock: bool = True
    """A takeover waits for what is in flight. (In the twin; in PostgreSQL the lock's strength.)"""
    cursor_fence: bool = True
    """A shard's low and totals are written by its owner only. (In the twin; in PostgreSQL a condition of the fold.)"""
    trust_window: bool = True
    """No call begins without a young proof of ownership."""
    hold_off: bool = True
    """After a takeover by force nothing begins until the old owner's trust is over."""
    horizon_first: bool = True
    """The horizon is raised before the range below it is read."""
    touched: bool = True
    """A page's row is old news where its job changed since the page was asked for."""
    persist_first: bool = True
    """Nobody is answered before the commit."""
    joined_refiles: bool = True
    """Both halves of a change of place are in one flush."""
    outcomes_kept: bool = True
    """What was answered and not yet recorded is kept over a new incarnation, and written first."""
    keys: bool = True
    """A key that is known, or on its way, files nothing."""
    low_in_flight: bool = True
    """A shard's low does not pass what is still on its way to the journal."""
    breaker: bool = True
    """A target that fails call after call is left alone for a while."""
    owed: bool = True
    """A job that was parked is due since it was due first."""
    same_run: bool = True
    """A lease counts as expired only for who has watched one run of Redis for as long as a lease lives."""
    noted: bool = True
    """The next owner hears which jobs changed while it read ahead."""
    freeze: bool = True
    """Between a shard's last flush and its owner's transaction no record of it is made."""
    elsewhere: bool = True
    """The next owner hears which calls are under way, and waits for their end."""
    successor_stands: bool = True
    """A shard is given only to an incarnation that is not fenced. (In the twin; PostgreSQL has it as a lock and a
    condition of the owner's transaction.)"""
    stamps: bool = True
    """Whoever bears a bulk operation's stamp is passed by."""
    swept: bool = True
    """A job of a bulk operation's page is read again where it changed since the page was asked for."""
    notice_owed: bool = True
    """A death is recorded together with the notice that it owes."""
    one_notice: bool = True
    """A notice has a key: whoever submits it again submits nothing."""


ALL = Safeguards()

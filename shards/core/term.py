"""Who counts as gone, from what was seen of Redis.

A lease counts as expired only for a node that has watched the same run of Redis for at least the lease's time to live:
a Redis that was restarted, emptied or rolled back (another run), that stood still, or that could not be reached (a gap
between looks) has lost leases whose nodes live on, and each of them renews within that time.

Invariants: times are of a boot clock and only grow; whatever is not known counts as alive.
"""

from __future__ import annotations

from shards.ports import View


class Watch:
    def __init__(self, ttl_ms: int, gap_ms: int, settle_ms: int, *, minds_runs: bool = True) -> None:
        assert 0 < gap_ms < ttl_ms, f"a gap of {gap_ms} ms must be seen within a TTL of {ttl_ms} ms"
        self._ttl_ms = ttl_ms
        self._gap_ms = gap_ms
        self._settle_ms = settle_ms
        self._minds_runs = minds_runs
        self.view: View | None = None
        """As last seen; None before the first look."""
        self._since_ms = 0
        """The first look of this watch had come back."""
        self._latest_ms = 0
        """The last look began."""
        self._lives: dict[str, tuple[str, int]] = {}
        """By node: the life that its lease names, and since when it has been seen."""
        self._membership: dict[str, float] = {}
        self._unchanged_since_ms = 0

    def see(self, view: View, began_ms: int, ended_ms: int) -> None:
        """A look that began and came back at these times: what it shows is of some moment between them, so the watch is
        counted from the end of its first look to the beginning of its last."""
        assert began_ms <= ended_ms, f"a look ended at {ended_ms}, before it began at {began_ms}"
        another = self.view is not None and self.view.run != view.run and self._minds_runs
        fresh = self.view is None or another or ended_ms - self._latest_ms > self._gap_ms
        if fresh:
            self._since_ms = ended_ms
            self._lives.clear()
        for node in self._lives.keys() - view.leases.keys():
            del self._lives[node]
        for node, lease in view.leases.items():
            if self._lives.get(node, ("", 0))[0] != lease.life:
                self._lives[node] = (lease.life, ended_ms)
        membership = {node: lease.weight for node, lease in view.leases.items()}
        if fresh or membership != self._membership:
            self._unchanged_since_ms = ended_ms
            self._membership = membership
        self.view = view
        self._latest_ms = began_ms

    def forget(self) -> None:
        """What was watched counts no more: the next look begins anew."""
        self.view = None

    def sees(self, boot_ms: int) -> bool:
        """Whether what was seen is young enough to act by."""
        return self.view is not None and boot_ms - self._latest_ms <= self._gap_ms

    def may_judge(self, boot_ms: int) -> bool:
        """Whether a lease that is not there has expired."""
        return self.sees(boot_ms) and self._latest_ms - self._since_ms >= self._ttl_ms

    def is_gone(self, node: str, boot_ms: int) -> bool:
        return self.may_judge(boot_ms) and self.view is not None and node not in self.view.leases

    def is_life_gone(self, node: str, life: str, boot_ms: int) -> bool:
        """Of one process of that name: no lease, or for a whole TTL another's. A Redis that was rolled back shows, for
        less than that, the lease of who came before."""
        there = self._lives.get(node)
        if there is None:
            return self.is_gone(node, boot_ms)
        now, since_ms = there
        return now != life and self.sees(boot_ms) and self._latest_ms - since_ms >= self._ttl_ms

    def unchanged_ms(self, boot_ms: int) -> int:
        """For how long the same nodes with the same weights have been seen."""
        return max(boot_ms - self._unchanged_since_ms, 0) if self.sees(boot_ms) else 0

    def plan_due(self, boot_ms: int) -> bool:
        """Whether membership has been the same for long enough to move shards because of it."""
        return self.may_judge(boot_ms) and self.unchanged_ms(boot_ms) >= self._settle_ms

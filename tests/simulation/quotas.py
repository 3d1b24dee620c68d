"""What a quota promises, checked against what clients were answered, in their own words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tests.simulation.checks import Broken

if TYPE_CHECKING:
    from tests.simulation.account import Account


def quotas_are_kept(account: Account, limit: int, uncounted: int | None) -> None:
    """Nobody has more jobs than he may, but for those that passed uncounted (None: counts were lost); nobody is refused
    who has not submitted so many; and nobody who only repeats."""
    taken: dict[str, set[int]] = {}
    sent: Counter[str] = Counter()
    first_over: set[str] = set()
    for each in account.limited:
        if not each.known and not each.over:
            sent[each.user_id] += 1 if each.key is None else 2  # a node sends one with a key again by itself
        if each.job_id is not None:
            taken.setdefault(each.user_id, set()).add(each.job_id)
        if each.over and each.known and not account.lost_ms:
            raise Broken(f"{each.user_id} repeats key {each.key}, and is told that his quota is used up")
        if each.over:
            first_over.add(each.user_id)
    for user_id, jobs in taken.items():
        if uncounted is not None and len(jobs) > limit + uncounted:
            raise Broken(f"{user_id} has {len(jobs)} jobs, and may have {limit} (uncounted: {uncounted})")
    for user_id in first_over:
        if sent[user_id] < limit:
            raise Broken(f"{user_id} was refused, and has submitted at most {sent[user_id]} of {limit}")

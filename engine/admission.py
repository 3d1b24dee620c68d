"""Whether a node takes anything in just now, and if not, why: its own state, the journal's trouble, a full backlog.

Reads what others know; changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from engine.errors import Busy, Unavailable
from engine.journal.writer import GroupCommit
from engine.keeper import Keeper
from engine.options import Options
from engine.trust import Trust

_SILENT_WINDOWS = 3
"""Trust windows without an answer after which the journal counts as away: one that is stopped or cut off raises no
error, and a caller had better be told at once than wait for his answer's time limit."""


class Admission:
    def __init__(
        self, writer: GroupCommit, keeper: Keeper, trust: Trust, options: Options, state: Callable[[], str]
    ) -> None:
        """`state`: of the node; `serving` where it takes wishes."""
        self._writer = writer
        self._keeper = keeper
        self._trust = trust
        self._silence_ms = _SILENT_WINDOWS * options.trust_window_ms
        self._state = state

    def refusal(self, rows: int) -> Unavailable | None:
        """Why nothing can be accepted just now."""
        state = self._state()
        if state != "serving":
            return Unavailable(f"the node is {state}")
        trouble = self.trouble()
        if trouble is not None:
            return Unavailable(f"the journal takes nothing just now: {trouble}")
        if not self._writer.room(rows):
            return Busy(f"{self._writer.rows} rows wait for the journal already: send this again later")
        return None

    def trouble(self) -> str | None:
        """What is wrong with the journal."""
        told = self._writer.trouble or self._keeper.trouble
        if told is None and self._state() == "serving" and not self._trust.proved_within(self._silence_ms):
            return f"it has not answered for {self._silence_ms / 1_000:g} s"
        return told

"""What stands in a node's way, by name: alarms for an operator, and what it depends on.

Lives here and nowhere else: the texts that status and health show. Reads nothing; each dependency says it of itself.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

log = logging.getLogger(__name__)


class Standing:
    def __init__(self) -> None:
        self._alarms: dict[str, str] = {}
        self._probes: dict[str, Callable[[], str | None]] = {}

    def alarm(self, name: str, text: str) -> None:
        """Something an operator should see in the status and the log."""
        log.warning("%s: %s", name, text)
        self.note(name, text)

    def note(self, name: str, text: str) -> None:
        """As `alarm`, where somebody else has logged it, or it is said again and again."""
        self._alarms[name] = text

    def end(self, name: str) -> None:
        self._alarms.pop(name, None)

    def is_skewed(self, skew_ms: int, limit_ms: int) -> bool:
        """PostgreSQL's clock is `skew_ms` ahead of the node's: whether that is too much, which is an alarm."""
        if abs(skew_ms) <= limit_ms:
            self.end("clock")
            return False
        self.note("clock", f"the clock is {-skew_ms} ms ahead of PostgreSQL's: firing waits below {limit_ms} ms")
        return True

    def texts(self) -> list[str]:
        return [f"{name}: {text}" for name, text in self._alarms.items()]

    def probe(self, name: str, trouble: Callable[[], str | None]) -> None:
        """A dependency: `trouble()` says why it does not serve, or None."""
        self._probes[name] = trouble

    async def dependencies(self) -> dict[str, str]:
        """Each by its name: ok, or why not."""
        return {name: trouble() or "ok" for name, trouble in self._probes.items()}

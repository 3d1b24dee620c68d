"""Whether a commit that was answered is known to have reached the synchronous standby, where there is one.

The server answers success also where its wait for the standby was cancelled (by an operator, or by its own shutdown),
with nothing but a warning: the commit is there, and may be lost with the server. Whoever acts by such an answer has
been told something that may not hold, so it is an unknown end like a lost connection.
"""

from __future__ import annotations

import asyncpg

from engine.errors import JournalAmbiguous

_SYNC_WAIT = "SyncRepWaitForLSN"
"""The server's function that gives up waiting, with a warning. Its name is in the warning whatever language the message
is in."""


class Standby:
    """Of one connection at a time."""

    def __init__(self) -> None:
        self._is_missed = False

    def listen(self, connection: asyncpg.Connection) -> None:
        connection.add_log_listener(self._heard)

    def _heard(self, _: object, message: asyncpg.PostgresLogMessage) -> None:
        if message.server_source_function == _SYNC_WAIT:
            self._is_missed = True

    def expect(self) -> None:
        """A commit is about to be asked for."""
        self._is_missed = False

    def confirm(self) -> None:
        """It was answered. Raises `JournalAmbiguous` where it is not known to hold."""
        if self._is_missed:
            raise JournalAmbiguous(
                "the wait for the synchronous standby was cancelled: the commit is not known to hold"
            )

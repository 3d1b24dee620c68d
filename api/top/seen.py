"""What a node says of itself over HTTP, as far as a view of it needs: its status and its forecast.

Lenient on purpose: a node that is older or newer than this program is still shown. What is not there has a default,
what is not known is left out.
"""

from __future__ import annotations

import msgspec

from api.client import Client, Reply, Unreachable

STATUS = "/api/v1/monitoring/status"
CLUSTER_STATUS = STATUS + "?scope=cluster"
FORECAST = "/api/v1/monitoring/forecast?seconds={seconds}"
FINISHED = ("succeeded", "dead", "cancelled", "expired")
OPEN = ("pending", "running", "retrying")


class Lane(msgspec.Struct, frozen=True):
    depth: int = 0
    running: int = 0
    overdue: int = 0


class Lateness(msgspec.Struct, frozen=True):
    """Of the last minute, but `fired`: since the node's start."""

    fired: int = 0
    p50_ms: float = 0
    p99_ms: float = 0
    max_ms: float = 0


class Breaker(msgspec.Struct, frozen=True):
    state: str = "closed"
    parked: int = 0


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    node: str
    state: str
    now: str
    audit: dict[str, int]
    shards_owned: int = 0
    shards_total: int = 0
    lanes: dict[str, Lane] = {}
    lateness: dict[str, Lateness] = {}
    """By priority, and `all`."""
    waiting: dict[str, int] = {}
    targets: dict[str, str] = {}
    breakers: dict[str, Breaker] = {}
    journal: str = ""
    backlog_rows: int = 0
    live_jobs: int = 0
    live_bytes: int = 0
    horizon_ms: int = 0
    furthest_due: str | None = None
    alarms: list[str] = []

    @property
    def accepted(self) -> int:
        return self.audit.get("accepted", 0)

    @property
    def finished(self) -> int:
        return sum(self.audit.get(state, 0) for state in FINISHED)

    @property
    def open(self) -> int:
        return sum(self.audit.get(state, 0) for state in OPEN)

    @property
    def fired(self) -> int:
        return self.recent.fired

    @property
    def recent(self) -> Lateness:
        return self.lateness.get("all", Lateness())

    @property
    def adds_up(self) -> bool:
        return self.accepted == sum(count for state, count in self.audit.items() if state != "accepted")


class Forecast(msgspec.Struct, frozen=True):
    counts: list[int]


class Away(Exception):
    """No status: why not, in a line. `hangs`: somebody is there, and does not answer in time."""

    def __init__(self, why: str, *, hangs: bool = False) -> None:
        super().__init__(why)
        self.hangs = hangs


def look(client: Client, path: str = STATUS) -> tuple[Seen, bytes]:
    """The status, and the document as it came. Raises `Away`."""
    reply = ask(client, path)
    if not reply.ok:
        raise Away(f"{client.url}{path} answers {reply.status}: {title_of(reply)}")
    try:
        return msgspec.json.decode(reply.body, type=Seen), reply.body
    except msgspec.DecodeError as error:
        raise Away(f"{client.url} answers no status of Tocsin's ({error}); is --url right?") from None


def forecast(client: Client, seconds: int) -> list[int] | None:
    """How many jobs are due in each coming second; None where the node has no answer to that now. Raises `Away`."""
    reply = ask(client, FORECAST.format(seconds=seconds))
    if not reply.ok:
        return None
    try:
        return msgspec.json.decode(reply.body, type=Forecast).counts
    except msgspec.DecodeError:
        return None


def ask(client: Client, path: str) -> Reply:
    """A question may be asked twice: a node that was started again has closed the connection that is kept."""
    try:
        return client.request("GET", path)
    except Unreachable as error:
        if not error.sent:
            raise Away(str(error)) from None
    try:
        return client.request("GET", path)
    except Unreachable as error:
        raise Away(str(error), hangs=error.hangs) from None


def title_of(reply: Reply) -> str:
    document = reply.document()
    said = document.get("detail") or document.get("title") if isinstance(document, dict) else None
    return str(said or "no reason given")

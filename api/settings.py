"""The settings of `tocsin serve`: a flag, else an environment variable, else a key of `tocsin.toml`, else the default.

Each setting is declared once, in `SETTINGS`: the command line's options, the variables' names, the file's keys, the
checks (`api/setting_values.py`) and the reference (docs/configuration.md) all come from there. A value that cannot be
used raises `Unusable` with one line that names the setting as it was given, the value, where it came from, and the
mend. Passwords in a DSN and secrets are never shown.
"""

from __future__ import annotations

import difflib
import re
import secrets
import socket
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, TypeVar

import click
import msgspec

from api import toml_lines
from api.journals import JournalAt, journals_of, parse_postgres
from api.setting_values import (
    DRAIN_TIMEOUT_S_MAX,
    NODE_ID,
    PEER_SECRET_CHARS_MIN,
    Address,
    parse_address,
    parse_advertised,
    parse_log_format,
    parse_node_id,
    parse_path,
    parse_peer_secret,
    parse_seconds,
    parse_shards,
    url_of,
)
from api.toml_lines import line_of
from engine.errors import Unusable
from engine.options import SHARDS_MAX

FILE = "tocsin.toml"
SHARDS_DEFAULT = 256
_F = TypeVar("_F", bound=Callable[..., Any])


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    postgres: str | None = None
    """None: embedded under `data`."""
    redis: str | None = None
    """None: embedded under `data`."""
    data: Path
    data_stated: bool = False
    """Whether `data` was chosen by somebody."""
    http: Address
    grpc: Address
    node_id: str | None = None
    """None until `named` settles it."""
    advertise: Address | None = None
    """None: the address that gRPC is bound to."""
    peer_secret: str | None = None
    """None: the cluster's own, from PostgreSQL."""
    shards: int | None = None
    """None: what the cluster has, SHARDS_DEFAULT for a new one."""
    catalog: Path | None = None
    """None: the shipped one."""
    log_format: Literal["json", "text"]
    drain_timeout_s: float

    @property
    def journals(self) -> Sequence[JournalAt]:
        """In the order of their shards. PostgreSQL is given, or embedded by now."""
        assert self.postgres is not None
        return journals_of(self.postgres)

    @property
    def embedded(self) -> tuple[str, ...]:
        """Which stores run under `data`."""
        return tuple(name for name in ("postgres", "redis") if getattr(self, name) is None)


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """One setting. `parse` takes the text of a flag or variable, or the file's own type; raises ValueError, whose
    message says what is expected."""

    key: str
    metavar: str
    help: str
    parse: Callable[[object], Any]
    bounds: str
    """What `parse` takes, for the reference."""
    example: str
    more: str = ""
    """What the reference says beyond `help`, which has one line."""
    default: str | None = None
    field: str = ""
    """Of `Settings`, where it is not the key."""
    secret: bool = False
    """A DSN, shown without its password."""
    hidden: bool = False
    """Never shown."""

    @property
    def flag(self) -> str:
        return "--" + self.key.replace("_", "-")

    @property
    def env(self) -> str:
        return "TOCSIN_" + self.key.upper()


SETTINGS = (
    Setting(
        key="postgres",
        metavar="DSN",
        parse=parse_postgres,
        help="PostgreSQL to keep jobs in; embedded under --data when not given.",
        more="Everything lies in its schema `tocsin`. PostgreSQL 15 or newer, its primary; a pooler in transaction "
        "mode is refused. With a standby, use a synchronous one: an asynchronous one can lose the newest jobs at a "
        "failover. Where one server is not enough, give several, each with its range of shards: "
        "`0-127=postgresql://… 128-255=postgresql://…`; where shards lie is fixed with the cluster's first start.",
        bounds="begins with `postgresql://` or `postgres://`, or is `LO-HI=DSN` for each range of shards",
        example="postgresql://tocsin@db.internal:5432/tocsin",
        secret=True,
    ),
    Setting(
        key="redis",
        metavar="URL",
        parse=url_of("redis", "rediss", "unix"),
        help="Redis or Valkey for leases; embedded under --data when not given.",
        more="It holds no job and may be emptied at any time. Several clusters may share one.",
        bounds="begins with `redis://`, `rediss://` or `unix://`",
        example="rediss://cache.internal:6379/0",
        secret=True,
    ),
    Setting(
        key="data",
        metavar="DIR",
        parse=parse_path,
        default=".tocsin",
        help="Where embedded stores keep their data.",
        more="With an embedded PostgreSQL this directory holds the jobs: back it up. One node at a time uses it. "
        "Where both stores are given, it is used only if it is given itself.",
        bounds="a path, relative to the working directory",
        example="/var/lib/tocsin",
    ),
    Setting(
        key="http",
        metavar="HOST:PORT",
        parse=parse_address,
        default="127.0.0.1:8080",
        help="The HTTP API's address.",
        more="The API has no login as yet: listen beyond the machine only where you trust who can connect.",
        bounds="port 0 to 65535, 0 picks a free one; IPv6 in brackets",
        example="0.0.0.0:8080",
    ),
    Setting(
        key="grpc",
        metavar="HOST:PORT",
        parse=parse_address,
        default="127.0.0.1:8081",
        help="The address for other nodes, for health and for operators by gRPC.",
        more="It serves other nodes of the cluster, operators (`tocsin.v1.Admin`), health and reflection; where there "
        "are several nodes, it has to be reached by the others. Operators have no login as yet, and may drain nodes: "
        "listen beyond the machine only where you trust who can connect.",
        bounds="as for `http`",
        example="0.0.0.0:8081",
    ),
    Setting(
        key="node_id",
        metavar="ID",
        parse=parse_node_id,
        help="This node's name in the cluster; made once and kept under --data, or the host's name, when not given.",
        more="Two nodes must never share one. Give it where both stores are given and a host runs two nodes.",
        bounds="1 to 63 letters, digits, `.`, `-`, `_`; a letter or digit first",
        example="node-a",
    ),
    Setting(
        key="advertise",
        metavar="HOST:PORT",
        parse=parse_advertised,
        help="Where other nodes reach this node's gRPC; the bound address when not given.",
        more="What arrives at another node for a shard of this one comes there, and shards are handed over that way: "
        "with a wrong one, the others answer 503 for this node's shards. Where gRPC listens on every address "
        "(`0.0.0.0`), it is the one that the host's own name stands for, which in Kubernetes is the pod's; give it "
        "where that is none, or behind a translated address.",
        bounds="as for `http`, but no port 0 and no `0.0.0.0` or `[::]`",
        example="node-a.internal:8081",
    ),
    Setting(
        key="peer_secret",
        metavar="SECRET",
        parse=parse_peer_secret,
        help="By which nodes prove each other that they are of one cluster; the cluster's own when not given.",
        more="The cluster's own was drawn at its first start and lies in PostgreSQL, so whoever may read the jobs may "
        "be a node. Give one, the same to every node, where that is not enough; rather by the variable, since a flag "
        "is in the list of processes. Nodes with different ones do not talk to each other: to change it, stop all.",
        bounds=f"at least {PEER_SECRET_CHARS_MIN} printable ASCII characters",
        example="nQ4vU0mB1xkz7TgWf2Lr9A",
        hidden=True,
    ),
    Setting(
        key="shards",
        metavar="N",
        parse=parse_shards,
        help=f"Shards of the cluster, fixed at its first start ({SHARDS_DEFAULT}).",
        more="A node that states another number than its cluster has refuses to start; leave it out afterwards.",
        bounds=f"1 to {SHARDS_MAX}",
        example="64",
    ),
    Setting(
        key="catalog",
        metavar="FILE",
        parse=parse_path,
        help="The job types; the shipped Whispr catalog when not given.",
        more="It is read at the start. Nodes of a cluster should have the same.",
        bounds="a path of a TOML file, see [the catalog](#the-catalog)",
        example="types.toml",
    ),
    Setting(
        key="log_format",
        metavar="json|text",
        parse=parse_log_format,
        default="text",
        help="How logs are written.",
        more="They go to stderr, a line each; stdout has only the ready line.",
        bounds="`json` or `text`",
        example="json",
    ),
    Setting(
        key="drain_timeout",
        field="drain_timeout_s",
        metavar="S",
        parse=parse_seconds,
        default="20",
        help="Seconds that calls in flight are given at a stop.",
        more="What has not been answered by then is called again by the next owner under the same fire id. Give what "
        "stops the node (systemd, Kubernetes) some seconds more.",
        bounds=f"0 to {DRAIN_TIMEOUT_S_MAX:.0f}",
        example="45",
    ),
)

BY_KEY = {setting.key: setting for setting in SETTINGS}


def click_options(command: _F) -> _F:
    """Give a click command all settings as options; each arrives under its key as a text, None when not given."""
    for setting in reversed(SETTINGS):
        default = f"  [{setting.default}]" if setting.default else ""
        option = click.option(setting.flag, setting.key, metavar=setting.metavar, help=setting.help + default)
        command = option(command)
    return command


# -- loading --------------------------------------------------------------------------------------


def load(flags: Mapping[str, str | None], env: Mapping[str, str], cwd: Path) -> Settings:
    """Settings of flags (by key; None: not given), environment and `cwd`/tocsin.toml. Raises `Unusable`."""
    text, table = _read_file(cwd / FILE)
    values: dict[str, Any] = {}
    for setting in SETTINGS:
        raw: object = flags.get(setting.key)
        source = f"{setting.flag} {{value}}"
        if raw is None and env.get(setting.env):
            raw = env[setting.env]
            source = f"{setting.env}={{value}} (environment)"
        if raw is None and setting.key in table:
            raw = table[setting.key]
            source = f"{setting.key} = {{value}} ({FILE}:{line_of(text, [setting.key])})"
        if setting.key == "data":
            values["data_stated"] = raw is not None
        if raw is None:
            raw = setting.default
        if raw is None:
            continue
        try:
            values[setting.field or setting.key] = setting.parse(raw)
        except ValueError as error:
            shown = "***" if setting.hidden else masked(raw) if setting.secret else str(raw)
            raise Unusable(f"{source.format(value=shown)}: {error}", field=setting.key) from None
    for key in ("data", "catalog"):
        if key in values:
            values[key] = cwd / values[key]
    return Settings(**values)


def _read_file(path: Path) -> tuple[str, dict[str, Any]]:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return "", {}
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "is not UTF-8"
        raise Unusable(f"{FILE}: {reason}; mend or remove {path}", field=FILE) from None
    try:
        table = toml_lines.read(text)
    except toml_lines.WrongToml as error:
        raise Unusable(f"{FILE}:{error.line}: {error}; mend the TOML", field=FILE) from None
    for key in table:
        if key not in BY_KEY:
            close = difflib.get_close_matches(key.replace("-", "_"), BY_KEY, n=1)
            mend = f"did you mean {close[0]}?" if close else f"the keys are {', '.join(BY_KEY)}"
            raise Unusable(f"{FILE}:{line_of(text, [key])}: unknown key {key}; {mend}", field=key)
    return text, table


def masked(value: object) -> str:
    """A DSN without its password."""
    return re.sub(r"(://[^:/@?]*):.*@", r"\1:***@", str(value))


# -- the node's name ------------------------------------------------------------------------------


def named(
    settings: Settings, *, hostname: str | None = None, draw: Callable[[int], str] = secrets.token_hex
) -> Settings:
    """The settings with a node id. One not given is made once and kept in DATA/node-id, where a data directory is used
    (hold its lock); with both stores given and no directory chosen it is the host's name: give --node-id to a second
    node on one host. `draw(n)` gives the hex of n random bytes."""
    if settings.node_id is not None:
        return settings
    host = re.sub(r"[^A-Za-z0-9-]+", "-", (hostname or socket.gethostname()).split(".")[0]).strip("-")[:48] or "node"
    if not settings.embedded and not settings.data_stated:
        return msgspec.structs.replace(settings, node_id=host)
    path = settings.data / "node-id"
    try:
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            made = path.with_suffix(".making")
            made.write_text(f"{host}-{draw(3)}\n", encoding="ascii")
            made.replace(path)
        kept = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "is not UTF-8"
        raise Unusable(
            f"--data {settings.data}: {path.name}: {reason}; mend it or give --node-id", field="data"
        ) from None
    if not NODE_ID.fullmatch(kept):
        raise Unusable(
            f"--data {settings.data}: node-id holds no node id; remove {path} or give --node-id", field="data"
        )
    return msgspec.structs.replace(settings, node_id=kept)

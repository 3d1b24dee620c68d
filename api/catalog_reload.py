"""A catalog read again while the node runs, on SIGHUP: whole, or not at all.

What is in force lives in one `Catalog` (see `engine.core.catalog`); here it is replaced, in one step of the loop with
the descriptor set, and whoever keeps something by it is told. Reading is done in a thread: a catalog of ten thousand
types takes longer than a job may be late. Invariant: one wish after the last change to the file is enough, however many
come, and whenever they do.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Sequence
from pathlib import Path
from typing import Protocol

from api.catalog import load
from engine.core.catalog import Catalog, Changes
from engine.dispatch.descriptors import Schema, load_descriptor_set
from engine.errors import Unusable

log = logging.getLogger(__name__)

_NAMES_MAX = 20
"""Types that a log line names of each kind."""


class Described(Protocol):
    """Targets that are called by descriptors."""

    def describe(self, schema: Schema | None) -> None:
        """From now on by these, before what a server says of itself."""
        ...


def read(path: Path | None) -> tuple[Catalog, Schema | None]:
    """The catalog in the file, or the shipped one, and its descriptor set: all that can be wrong with it is found.
    Raises `Unusable`."""
    catalog = load(path)
    return catalog, None if catalog.descriptor_set is None else load_descriptor_set(catalog.descriptor_set)


class CatalogReload:
    """Reads it again when it is wished for. `path`: of the file, None for the shipped one."""

    def __init__(self, catalog: Catalog, path: Path | None) -> None:
        self._catalog = catalog
        self._path = path
        self._wished = asyncio.Event()
        self._targets: Sequence[Described] = ()
        self._followers: Sequence[Callable[[], Awaitable[None]]] = ()

    def follow(self, targets: Sequence[Described], followers: Sequence[Callable[[], Awaitable[None]]]) -> None:
        """Who has to be told, one after another, once another catalog is in force."""
        self._targets, self._followers = targets, followers

    def wish(self) -> None:
        """As a signal handler may call it; what is wished for before `rounds` run is not forgotten."""
        self._wished.set()

    async def rounds(self) -> None:
        while True:
            await self._wished.wait()
            self._wished.clear()
            await self.reload()

    async def reload(self) -> None:
        try:
            catalog, schema = await asyncio.to_thread(read, self._path)
        except Unusable as error:
            log.error("the catalog stays as it was: %s", error)  # noqa: TRY400 - one line that names place and mend
            return
        except Exception:  # a fault of ours in a file that nobody foresaw is no reason to end the node
            log.exception("the catalog stays as it was: it could not be read")
            return
        changes = self._catalog.replace(catalog)
        for targets in self._targets:
            targets.describe(schema)
        for follow in self._followers:
            await follow()
        log.info("the catalog was read again: %s", told(changes, len(catalog.types)))


def told(changes: Changes, types: int) -> str:
    """What has changed, in one line."""
    changed = (f"{name} ({', '.join(keys)})" for name, keys in changes.changed.items())
    parts = [
        f"{what} {_some(names, count)}"
        for what, names, count in (
            ("added", changes.added, len(changes.added)),
            ("removed", changes.removed, len(changes.removed)),
            ("changed", changed, len(changes.changed)),
            ("other databases", changes.databases, len(changes.databases)),
            ("other caps", changes.caps, len(changes.caps)),
        )
        if count
    ]
    return f"{'; '.join(parts) or 'nothing has changed'}; types in force: {types}"


def _some(names: Iterable[str], count: int) -> str:
    shown = [name for name, _ in zip(names, range(_NAMES_MAX), strict=False)]
    return ", ".join(shown) + (f" and {count - _NAMES_MAX} more" if count > _NAMES_MAX else "")

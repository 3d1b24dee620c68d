"""All kinds of targets as one: each call goes to whoever knows its scheme. Implements `engine.ports.Targets`."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Protocol, runtime_checkable

from engine.core.catalog import Target
from engine.dispatch.descriptors import Schema
from engine.ports import Answer, Fire


class Kind(Protocol):
    """As in `engine.ports.Targets`, for one kind or several."""

    def states(self) -> dict[str, str]: ...

    async def probe(self, target: Target, health_path: str) -> dict[str, str]: ...

    async def keep_only(self, named: Collection[Target]) -> None: ...

    async def close(self) -> None: ...


@runtime_checkable
class Described(Protocol):
    def describe(self, schema: Schema | None) -> None: ...


class OneByOne(Kind, Protocol):
    async def call(self, fire: Fire, begin: Callable[[], int]) -> Answer: ...


class InBatches(Kind, Protocol):
    async def call_batch(self, fires: Sequence[Fire], begin: Callable[[], Sequence[int]]) -> list[Answer | None]: ...


class KindsOfTargets:
    def __init__(self, one_by_one: Mapping[str, OneByOne], in_batches: Mapping[str, InBatches]) -> None:
        self._one_by_one = one_by_one
        self._in_batches = in_batches
        kinds: list[Kind] = [*one_by_one.values(), *in_batches.values()]
        self._kinds = list({id(kind): kind for kind in kinds}.values())
        """Each once, whatever it is known for."""

    async def call(self, fire: Fire, begin: Callable[[], int]) -> Answer:
        kind = self._one_by_one.get(fire.type.target.scheme)
        if kind is None:
            return Answer("UNIMPLEMENTED", f"{fire.type.target.key}: targets of this kind are not called one by one")
        return await kind.call(fire, begin)

    async def call_batch(self, fires: Sequence[Fire], begin: Callable[[], Sequence[int]]) -> list[Answer | None]:
        kind = self._in_batches.get(fires[0].type.target.scheme)
        if kind is None:
            told_of = f"{fires[0].type.target.key}: targets of this kind take no batches"
            return [Answer("UNIMPLEMENTED", told_of)] * len(fires)
        return await kind.call_batch(fires, begin)

    def describe(self, schema: Schema | None) -> None:
        """From now on by this descriptor set, where a kind goes by descriptors: another catalog is in force."""
        for kind in self._kinds:
            if isinstance(kind, Described):
                kind.describe(schema)

    def states(self) -> dict[str, str]:
        return {address: state for kind in self._kinds for address, state in kind.states().items()}

    async def probe(self, target: Target, health_path: str) -> dict[str, str]:
        kind = self._one_by_one.get(target.scheme) or self._in_batches.get(target.scheme)
        return {} if kind is None else await kind.probe(target, health_path)

    async def keep_only(self, named: Collection[Target]) -> None:
        await asyncio.gather(*(kind.keep_only(named) for kind in self._kinds))

    async def close(self) -> None:
        await asyncio.gather(*(kind.close() for kind in self._kinds))

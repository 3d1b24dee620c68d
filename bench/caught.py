"""A connection that notes what it is asked, and explains it as it was run: prepared, by the plan that is kept.

An EXPLAIN of a statement with values plans for these values, whatever the connection does with its own statements. So
each text is prepared under a name once, and `explain execute` tells of the plan that the connection's settings make it
use: `Planning Time` is what it takes to find that plan, and to make it only where it was not kept. The first
execution of a text, which makes the plan, is not told.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import asyncpg

Asked = tuple[str, tuple[Any, ...]]


class Caught:
    """In place of a `Session`, too."""

    def __init__(self, connection: asyncpg.Connection) -> None:
        self.connection = connection
        self.asked: list[Asked] = []
        self._names: dict[str, str] = {}

    async def run(self, work: Callable[[Any], Awaitable[Any]]) -> Any:
        return await work(self)

    async def fetch(self, statement: str, *arguments: Any) -> Any:
        self.asked.append((statement, arguments))
        return await self.connection.fetch(statement, *arguments)

    async def fetchrow(self, statement: str, *arguments: Any) -> Any:
        return (await self.fetch(statement, *arguments))[0]

    async def fetchval(self, statement: str, *arguments: Any) -> Any:
        return (await self.fetchrow(statement, *arguments))[0]

    async def explain(self, asked: Asked, options: str = "") -> dict[str, Any]:
        """EXPLAIN's JSON of one statement, with more options where wished (", analyze")."""
        statement, arguments = asked
        values = f"({', '.join(map(literal, arguments))})" if arguments else ""
        if statement not in self._names:
            name = self._names[statement] = f"caught_{len(self._names)}"
            await self.connection.execute(f"prepare {name} as {statement}")
            await self.connection.execute(f"explain execute {name}{values}")
        told = await self.connection.fetchval(
            f"explain (format json{options}) execute {self._names[statement]}{values}"
        )
        plan: dict[str, Any] = json.loads(told)[0]
        return plan

    async def server_ms(self, asked: list[Asked]) -> float:
        """What the server takes to find the plans of these statements and to run them."""
        plans = [await self.explain(each, ", analyze, timing off") for each in asked]
        return float(sum(plan["Planning Time"] + plan["Execution Time"] for plan in plans))


def literal(value: object) -> str:
    """As SQL, of a type that the statement itself says."""
    if value is None or isinstance(value, int):
        return "null" if value is None else str(int(value))
    return "'" + _bare(value).replace("'", "''") + "'"


def _bare(value: object) -> str:
    if isinstance(value, list):
        quoted = (_bare(each).replace("\\", "\\\\").replace('"', '\\"') for each in value)
        return "{" + ",".join(f'"{each}"' for each in quoted) + "}"
    assert isinstance(value, (int, str, UUID)), type(value)
    return str(value)

"""The node as the replay sees it: its HTTP API and nothing else."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import aiohttp
import msgspec
import orjson

from api.top.seen import STATUS, Seen
from bench.replay.account import JobSeen
from bench.replay.crew import Trouble
from bench.replay.plan import Plan, Planned, submission

BATCH = 500
TRIES_MAX = 20
CONNECTIONS = 16
TIMEOUT = aiohttp.ClientTimeout(total=30)
NDJSON = {"Content-Type": "application/x-ndjson"}


class _Result(msgspec.Struct):
    id: str | None = None
    error: dict[str, object] | None = None


class _Results(msgspec.Struct):
    results: list[_Result]


class Node:
    def __init__(self, address: str) -> None:
        self.url = f"http://{address}"
        self._session = aiohttp.ClientSession(
            self.url, timeout=TIMEOUT, connector=aiohttp.TCPConnector(limit=CONNECTIONS)
        )

    async def close(self) -> None:
        await self._session.close()

    async def status(self) -> Seen:
        return msgspec.json.decode(await self._get(STATUS), type=Seen)

    async def job(self, job_id: str) -> JobSeen:
        return msgspec.json.decode(await self._get(f"/api/v1/jobs/{job_id}"), type=JobSeen)

    async def jobs(self, job_ids: Sequence[str]) -> dict[str, JobSeen]:
        """As many at a time as there are connections."""
        waiting = iter(job_ids)
        found: dict[str, JobSeen] = {}

        async def ask() -> None:
            for job_id in waiting:
                found[job_id] = await self.job(job_id)

        async with asyncio.TaskGroup() as group:
            for _ in range(CONNECTIONS):
                group.create_task(ask())
        return found

    async def submit(self, plan: Plan) -> tuple[dict[str, Planned], list[str]]:
        """The whole plan in batches. Returns the jobs by the ids they were given, and why some were not accepted."""
        accepted: dict[str, Planned] = {}
        refusals: list[str] = []
        for start in range(0, len(plan.jobs), BATCH):
            batch = plan.jobs[start : start + BATCH]
            body = b"".join(orjson.dumps(submission(plan, job)) + b"\n" for job in batch)
            for job, result in zip(batch, await self._submit(body), strict=True):
                if result.id is not None:
                    accepted[result.id] = job
                else:
                    refusals.append(f"{job.key}: {orjson.dumps(result.error).decode()}")
        return accepted, refusals

    async def _submit(self, body: bytes) -> list[_Result]:
        """Once, and again for as long as the node asks for patience: the keys make a repeat harmless."""
        told = "no answer"
        for _ in range(TRIES_MAX):
            try:
                async with self._session.post("/api/v1/jobs", data=body, headers=NDJSON) as response:
                    text = await response.read()
                    if response.status == 200:
                        return msgspec.json.decode(text, type=_Results).results
                    told = f"{response.status} {text.decode(errors='replace')}"
                    if response.status not in (429, 503):
                        break
                    await asyncio.sleep(float(response.headers.get("Retry-After", "1")))
            except (aiohttp.ClientError, TimeoutError) as error:
                told = f"{type(error).__name__} {error}"
                await asyncio.sleep(1)
        raise Trouble(f"the node takes no jobs: {told}")

    async def _get(self, path: str) -> bytes:
        try:
            async with self._session.get(path) as response:
                text = await response.read()
        except (aiohttp.ClientError, TimeoutError) as error:
            raise Trouble(f"GET {self.url}{path}: {type(error).__name__} {error}") from error
        if response.status != 200:
            raise Trouble(f"GET {self.url}{path}: {response.status} {text.decode(errors='replace')}")
        return text

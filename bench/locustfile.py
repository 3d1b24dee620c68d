"""Many HTTP clients at once, for locust: each submits, looks up, lists and cancels its own jobs.

Run against a node that is up:

    .venv/bin/locust -f bench/locustfile.py --headless -u 100 -r 50 -t 60s --host http://127.0.0.1:8080

Without `--headless` locust serves its own page, with graphs. It tells what a crowd of separate clients sees: answer
times by request and what failed. It is no measure of throughput: locust's clients cost more CPU than the node does
(`python -m bench.submit` has a load generator that does not). A 429 counts as a failure, as it would for them.
"""

from __future__ import annotations

import itertools
import json
from collections import deque
from random import Random
from typing import Any

from locust import FastHttpUser, between, events, task

SEED = 29
JOBS_KEPT = 100
"""Ids that a client remembers of its own jobs."""
BATCH_JOBS = 100
API = "/api/v1"
_numbers = itertools.count()


@events.init_command_line_parser.add_listener  # type: ignore[untyped-decorator] # locust has no types
def _add_options(parser: Any) -> None:
    parser.add_argument("--job-type", default="messaging.send_scheduled_message", help="of the jobs submitted")
    parser.add_argument(
        "--due-within-s", type=float, default=60.0, help="jobs are due at random within so many seconds"
    )


class Client(FastHttpUser):
    """A client application with jobs of one user."""

    wait_time = between(0.05, 0.2)

    def on_start(self) -> None:
        number = next(_numbers)
        self.random = Random(SEED + number)
        self.user_id = f"locust-{number}"
        self.mine: deque[str] = deque(maxlen=JOBS_KEPT)

    def _job(self) -> dict[str, Any]:
        options = self.environment.parsed_options
        return {
            "type": options.job_type,
            "delay_ms": self.random.randrange(round(options.due_within_s * 1_000) + 1),
            "user_id": self.user_id,
            "payload": {
                "conversation_id": "c-7",
                "sender_id": "locust",
                "recipient_id": self.user_id,
                "body": f"hello {self.random.randrange(1_000_000)}",
            },
        }

    @task(10)
    def submit(self) -> None:
        with self.client.post(f"{API}/jobs", json=self._job(), catch_response=True) as answer:
            if answer.status_code == 201:
                self.mine.append(answer.json()["id"])
            else:
                answer.failure(f"{answer.status_code}: {answer.text[:200]}")

    @task(1)
    def submit_many(self) -> None:
        body = "\n".join(json.dumps(self._job()) for _ in range(BATCH_JOBS))
        headers = {"Content-Type": "application/x-ndjson"}
        path, name = f"{API}/jobs", f"{API}/jobs of {BATCH_JOBS}"
        with self.client.post(path, data=body, headers=headers, name=name, catch_response=True) as answer:
            told: dict[str, Any] = answer.json() if answer.status_code == 200 else {"accepted": 0}
            if told["accepted"] == BATCH_JOBS:
                self.mine.extend(result["id"] for result in told["results"])
            else:
                answer.failure(f"{answer.status_code}, {told['accepted']} accepted: {answer.text[:200]}")

    @task(5)
    def look_up(self) -> None:
        if self.mine:
            self.client.get(f"{API}/jobs/{self.random.choice(self.mine)}", name=f"{API}/jobs/ID")

    @task(1)
    def list_mine(self) -> None:
        self.client.get(f"{API}/jobs?user_id={self.user_id}&limit=100", name=f"{API}/jobs?user_id=")

    @task(1)
    def cancel(self) -> None:
        if not self.mine:
            return
        path = f"{API}/jobs/{self.mine.popleft()}"
        with self.client.delete(path, name=f"{API}/jobs/ID", catch_response=True) as answer:
            if answer.status_code in {200, 409}:  # 409: it has fired already
                answer.success()

"""What can be asked of a node: for each method and path its words, what it takes, and everything it may answer.

The table and the routes are held together by a test: neither has an entry that the other lacks. Problems are the same
everywhere, so an operation names only their statuses.
"""

from __future__ import annotations

from api import wire
from api.bounds import Schema
from api.http.media import JSON, NDJSON
from api.openapi.bulk import BULK
from api.openapi.examples import CHANGES, REBALANCES, REDRIVES, lines, submissions
from api.openapi.operation import BODY, ENGINE, Answer, Body, Operation
from api.openapi.schemas import ref
from engine.options import JOBS_PER_REQUEST_MAX


def table(kind: str) -> dict[tuple[str, str], Operation]:
    """By method and path. `kind`: a type of the catalog, for the examples."""
    return _jobs(kind) | BULK | _HEALTH | _MONITORING | _CLUSTER | _documents("", "AtRoot") | _documents("/api/v1", "")


def _jobs(kind: str) -> dict[tuple[str, str], Operation]:
    job, path = ref(wire.JobAnswer), "/api/v1/jobs"
    many: Schema = {
        "type": "array",
        "maxItems": JOBS_PER_REQUEST_MAX,
        "items": {"anyOf": [ref(wire.JobSubmission), {"description": "Whatever else is there rejects itself only."}]},
    }
    return {
        ("POST", path): Operation(
            id="submitJobs",
            tag="Jobs",
            summary="Submit one job or many",
            text="One job is answered once it is durable. Of many, as an array or as a document a line, each is taken "
            "or rejected alone; where nothing at all was taken and all may be tried again, the whole is 429 or 503.",
            takes_key=True,
            bodies={
                JSON: Body({"anyOf": [ref(wire.JobSubmission), many]}, submissions(kind)),
                NDJSON: Body(
                    {"type": "string", "description": "One JobSubmission a line; a wrong one rejects itself only."},
                    lines(kind),
                ),
            },
            answers={
                200: Answer(
                    "Of one: a repeat of its idempotency key, with the first job. Of many: what came of each.",
                    {"anyOf": [job, ref(wire.KnownAnswer), ref(wire.BatchAnswer)]},
                    headers=("Location",),
                ),
                201: Answer("The job, durable.", job, headers=("Location",), links=True),
            },
            problems=(*BODY, *ENGINE),
        ),
        ("GET", path): Operation(
            id="listJobs",
            tag="Jobs",
            summary="List jobs",
            text="In the order of due time, then id. A walk by `next_cursor` neither misses nor repeats a job that did "
            "not change meanwhile. A page may be shorter than `limit`, even empty, while `next_cursor` is not null.",
            parameters=wire.ListParameters,
            answers={200: Answer("One page.", ref(wire.ListAnswer))},
            problems=(422, *ENGINE),
        ),
        ("GET", path + "/{id}"): Operation(
            id="getJob",
            tag="Jobs",
            summary="Get a job",
            answers={200: Answer("The job, its attempts and its timeline.", job)},
            problems=(404, 422, *ENGINE),
        ),
        ("PATCH", path + "/{id}"): Operation(
            id="rescheduleJob",
            tag="Jobs",
            summary="Give a pending or retrying job another due time",
            bodies={JSON: Body(ref(wire.JobChange), CHANGES)},
            answers={200: Answer("The job, with the same id.", job)},
            problems=(404, 409, *BODY, *ENGINE),
        ),
        ("DELETE", path + "/{id}"): Operation(
            id="cancelJob",
            tag="Jobs",
            summary="Cancel a job",
            text="One that runs has its call cancelled and is answered once that is decided. Again is 200 again.",
            answers={200: Answer("The job, cancelled.", job)},
            problems=(404, 409, 422, *ENGINE),
        ),
        ("POST", path + "/{id}/redrive"): Operation(
            id="redriveJob",
            tag="Jobs",
            summary="Let a dead job fire again",
            text="Due now, its attempts counted anew, with its own payload or another. The answer may say `running` "
            "already, for what is due is called at once.",
            bodies={JSON: Body(ref(wire.JobRedrive), REDRIVES)},
            body_required=False,
            answers={200: Answer("The job in its new life.", job)},
            problems=(404, 409, *BODY, *ENGINE),
        ),
        ("POST", path + "/{id}/discard"): Operation(
            id="discardJob",
            tag="Jobs",
            summary="Give a dead job up",
            text="It counts as cancelled from then on, with the reason `discarded`.",
            answers={200: Answer("The job, cancelled.", job)},
            problems=(404, 409, 422, *ENGINE),
        ),
    }


def _health(name: str, summary: str, *, fails: bool) -> Operation:
    health = ref(wire.HealthAnswer)
    down = {503: Answer("Jobs cannot be taken now.", health, headers=("Retry-After",))} if fails else {}
    return Operation(id=name, tag="Health", summary=summary, answers={200: Answer("It can.", health)} | down)


_HEALTH = {
    ("GET", "/api/v1/health"): _health("getHealth", "Whether jobs can be taken, and each dependency", fails=True),
    ("GET", "/api/v1/health/ready"): _health("getReadiness", "The same, for readiness probes", fails=True),
    ("GET", "/api/v1/health/live"): _health("getLiveness", "Whether the process answers", fails=False),
}

_MONITORING = {
    ("GET", "/api/v1/monitoring/status"): Operation(
        id="getStatus",
        tag="Monitoring",
        summary="The node, its lanes, lateness, what waits and why, the audit",
        parameters=wire.StatusParameters,
        answers={200: Answer("The status.", ref(wire.StatusAnswer))},
        problems=(422,),
    ),
    ("GET", "/api/v1/monitoring/forecast"): Operation(
        id="getForecast",
        tag="Monitoring",
        summary="How many jobs fire next in each coming second",
        parameters=wire.ForecastParameters,
        answers={200: Answer("The counts.", ref(wire.ForecastAnswer))},
        problems=(422, *ENGINE),
    ),
    ("GET", "/api/v1/monitoring/metrics"): Operation(
        id="getMetrics",
        tag="Monitoring",
        summary="Counters and gauges as Prometheus text",
        answers={200: Answer("The text format 0.0.4.", {"type": "string"}, ("text/plain",))},
    ),
}


_DRAIN = "/api/v1/admin/nodes/{node}/drain"
_CLUSTER = {
    ("GET", "/api/v1/admin/shards"): Operation(
        id="getShards",
        tag="Cluster",
        summary="Every shard with its owner, every node, and what is on its way",
        text="Any node answers for all. Who owns what is PostgreSQL's word, also while Redis is away; then nobody can "
        "say which nodes live.",
        answers={200: Answer("The cluster.", ref(wire.ShardsAnswer))},
        problems=(422, 503),
    ),
    ("POST", "/api/v1/admin/rebalance"): Operation(
        id="rebalance",
        tag="Cluster",
        summary="Move shards so that every node has its share, or only tell what would move",
        text="It is answered when it is done, so give it time; it goes on if the caller leaves. 409 while another one "
        "is under way.",
        bodies={JSON: Body(ref(wire.RebalanceWish), REBALANCES)},
        body_required=False,
        answers={200: Answer("The moves.", ref(wire.RebalanceAnswer))},
        problems=(409, *BODY, *ENGINE),
    ),
    ("POST", _DRAIN): Operation(
        id="drainNode",
        tag="Cluster",
        summary="Move everything off a node",
        text="Answered once it is noted; the moves follow. It holds until it is taken back, also over a restart of the "
        "node. Again changes nothing.",
        answers={200: Answer("What will move.", ref(wire.DrainAnswer))},
        problems=(404, 422, 503),
    ),
    ("DELETE", _DRAIN): Operation(
        id="undrainNode",
        tag="Cluster",
        summary="Take a drained node back",
        answers={200: Answer("What will move.", ref(wire.DrainAnswer))},
        problems=(404, 422, 503),
    ),
}


def _documents(prefix: str, suffix: str) -> dict[tuple[str, str], Operation]:
    """The same at the root and beside the API, for proxies that pass on one of them only."""
    same = {304: Answer("As it was: If-None-Match names it.", headers=("ETag",))}
    return {
        ("GET", prefix + "/openapi.json"): Operation(
            id="getOpenapi" + suffix,
            tag="Documentation",
            summary="This document",
            answers={200: Answer("OpenAPI 3.1.", {"type": "object"}, headers=("ETag",))} | same,
        ),
        ("GET", prefix + "/docs"): Operation(
            id="getDocs" + suffix,
            tag="Documentation",
            summary="A page to read and try it",
            answers={200: Answer("The page.", {"type": "string"}, ("text/html",), ("ETag",))} | same,
        ),
        ("GET", prefix + "/docs/{file}"): Operation(
            id="getDocsFile" + suffix,
            tag="Documentation",
            summary="What the page consists of",
            answers={
                200: Answer("It.", {"type": "string"}, ("text/javascript", "text/css"), headers=("ETag",)),
            }
            | same,
            problems=(404,),
        ),
    }

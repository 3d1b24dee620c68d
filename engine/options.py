"""Every bound of a node, each with its reason, and the relations between them, asserted at start.

Nothing in the house waits, queues or gathers without a bound from here. Units are the last word of each name.
"""

from __future__ import annotations

import msgspec

SECOND_MS = 1_000
MINUTE_MS = 60 * SECOND_MS
HOUR_MS = 60 * MINUTE_MS
DAY_MS = 24 * HOUR_MS

SHARDS_MAX = 4_096
"""Twelve bits of a job id name its shard."""

PAYLOAD_BYTES_MAX = 1 << 20
"""Of the payload as sent; a row stays far below PostgreSQL's limits and a lane's flush below a few megabytes."""

TEXT_BYTES_MAX = 512
"""Of a user id, an idempotency key, a tag or a correlation id: long enough for any id, short enough to index."""

TAGS_MAX = 16
"""Of a job: each is a text in its row and in the index of tags."""

ATTEMPTS_CAP = 6
"""Of a job, the first try included, unless the catalog raises it: what goes on failing is told of, not tried on."""

ATTEMPTS_MAX = 100
"""To which the catalog may raise it: a body carries its attempts, so their number is bounded."""

TIMEOUT_CAP_MS = 30 * MINUTE_MS
"""Of one call of a target, unless the catalog raises it: a call holds a place in its lane for so long."""

TIMEOUT_MS_MAX = DAY_MS
"""To which the catalog may raise it: a call that outlives its node is made again."""

WINDOW_MS_MAX = 7 * DAY_MS
"""Of a job that may fire within a window: longer ones are a schedule's business."""

BATCH_SIZE_MAX = 1_000
"""Jobs of one call of a batch target: beyond it a call saves nothing more, and its end waits for its slowest job."""

LIST_JOBS_MAX = 1_000
"""Of one page of a list."""

LIST_BYTES_MAX = 8 << 20
"""Of the payloads of one page: a page of a thousand jobs of a megabyte each would be a gigabyte."""

FORECAST_SECONDS_MAX = 3_600
"""Of one forecast: a number for each second."""

OPERATIONS_OPEN_MAX = 16
"""Bulk operations at work at once: each walks, and a job they all move bears as many stamps."""

OPERATIONS_KEPT_MS = 7 * DAY_MS
"""How long one that ended is told of."""

OPERATIONS_TOLD_MAX = 1_000
"""Of one answer."""

OPERATION_RATE_MAX = 1_000_000
"""Jobs a second of a bulk operation with a pace: beyond it a pace means nothing."""

OPERATION_RATE_MIN = 0.001
"""Likewise: at one job in a quarter of an hour nothing ends within the days that it is told of."""

JSON_DEPTH_MAX = 64
"""Nesting of a payload: deeper than any real one, shallower than any reader's stack."""

DOCUMENT_BYTES_MAX = 2 << 20
"""Of one job's JSON, white space included: a payload of the most bytes, in base64, and every other field."""

JOBS_PER_REQUEST_MAX = 10_000
"""Of one request or message: a quarter of the journal's backlog."""

REQUEST_BYTES_MAX = 32 << 20
"""Of one request: the most jobs it may hold, of three kilobytes each; they are in memory together."""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """One node's bounds. The defaults are for two cores and a gigabyte."""

    # -- journal
    lanes: int = 2
    """Connections that append. Two keep PostgreSQL busy on two cores; more only split the batches."""
    flush_rows_max: int = 4_000
    """Rows of one flush: 15 ms at PostgreSQL's rate, so an acknowledgement waits at most about two of these."""
    flush_bytes_max: int = 1 << 20
    """Bytes of one flush, unless a single group of rows is larger."""
    backlog_rows_max: int = 40_000
    """Rows gathered but not yet sent, over all lanes; beyond it submissions are pushed back with 429."""
    backlog_bytes_max: int = 64 << 20
    """Of those rows: two of the largest requests."""
    answer_timeout_ms: int = 10_000
    """How long a caller waits for its commit before it is told that the outcome is unknown."""
    trust_window_ms: int = 1_000
    """V: a call is started only within V of the start of the last fenced check or commit."""
    trust_margin_ms: int = 250
    """Covers clock rates that differ and one turn of the loop."""
    fold_every_ms: int = 2_000
    """How often low_ms and the audit's totals are written."""
    max_delay_ms: int = 731 * DAY_MS
    """Two years, one of them a leap year: how far ahead a job may be due, so how many day partitions can exist."""
    days_ahead: int = 14
    """Partitions made before anybody needs them."""
    history_days: int = 7
    """How long a day's partition outlives the last job in it."""
    dead_days: int = 30
    """Dead jobs are kept so long whatever their type."""
    key_hours: int = 72
    """How long an idempotency key is remembered."""

    # -- look-ups and lists
    lookups_waiting_max: int = 10_000
    """Reads of single jobs that wait for the one on its way."""
    list_timeout_ms: int = 2_000
    """A list that has found little after so long answers with what it has, and where to go on."""
    lists_waiting_max: int = 64
    """Lists and forecasts that wait for the connection they share; beyond it they are pushed back with 429."""

    # -- bulk operations
    bulk_page_jobs: int = 1_000
    """Of one page, or half a flush where that is less: so what becomes due meanwhile waits for little."""
    bulk_slice_jobs: int = 250
    """Of these, changed in one turn of the loop: three milliseconds."""
    bulk_pages_max: int = 2
    """Pages of one operation that wait for their commits at once: the next is read while the last is written."""
    bulk_poll_ms: int = 1_000
    """How often a node looks for operations that others took, and notes how far its own are."""
    bulk_wait_ms: int = 2_000
    """How long a request waits for its operation's end before it is told to follow it."""
    bulk_count_ms: int = 5_000
    """How long a dry run counts before it says that there are at least so many."""

    # -- quotas and escalation
    quota_timeout_ms: int = 100
    """How long Redis may take for one script of counts; then whoever waits for one passes without."""
    quota_open_ms: int = 1_000
    """After a count that did not come in time nobody asks for so long: whoever submits then waits for nothing."""
    quota_asks_max: int = 1_000
    """Counters of one script: Redis does nothing else for a few milliseconds."""
    quota_waiting_max: int = 20_000
    """Counters that wait for the script on its way: two of the largest requests, a tenth of a second. Beyond it
    submissions pass uncounted."""
    escalation_gather_ms: int = 1_000
    """From a death to its notice: what dies in a row is counted by one."""
    escalation_again_ms: int = 60_000
    """At most between two tries of a notice, and between two looks for what others left owed."""
    escalation_owed_max: int = 10_000
    """Rows of what is owed that are read at once; the rest at the next look."""

    # -- doors
    body_timeout_ms: int = 30_000
    """A request's body is read whole within it, or the request ends with 408."""
    body_idle_timeout_ms: int = 10_000
    """A body that stops coming for so long will not come."""
    bodies_bytes_max: int = 256 << 20
    """Of all large request bodies held at once; beyond it requests are pushed back with 429."""

    # -- shards that change hands
    handoff_flush_ms: int = 2_000
    """How long a planned move waits for the last flush of its shards: callers stand in line meanwhile, so one that
    takes longer is given up."""
    handoff_touched_max: int = 5_000
    """Jobs of a shard that changed while its next owner read ahead, told one by one; beyond it all is read anew."""
    preload_bytes_max: int = 256 << 20
    """Of jobs read ahead for shards that are still another's."""

    # -- memory
    horizon_ms: int = 10 * MINUTE_MS
    """Jobs due within it live in memory; the rest is only in PostgreSQL."""
    page_every_ms: int = MINUTE_MS
    """How often the horizon is moved on."""
    page_rows_max: int = 1_024
    """Rows of one page read: decoding it holds the loop for a few milliseconds."""
    live_bytes_max: int = 1 << 30
    """Live jobs with their bodies; at the cap the horizon stops, and may lag behind now."""
    stale_after_ms: int = 5 * MINUTE_MS
    """R: what waits or runs longer is refiled to now, so recovery reads at most about R and the horizon."""
    refile_rows_max: int = 500
    """Jobs refiled in one step of that sweep."""

    # -- firing
    turn_entries_max: int = 2_000
    """Wheel entries taken in one turn of the loop, so that one dense second stalls nobody."""
    lane_depth_max: int = 10_000
    """Due jobs waiting in one priority's lane; the rest waits overdue."""
    running_max: int = 512
    """Calls running at once over all lanes: what one process of grpc.aio keeps busy on one core."""
    running_per_target_max: int = 128
    """Calls running at once on one target: a target that hangs holds no more than this."""
    running_batched_max: int = 4_096
    """Jobs running at once in batches, over all lanes: one is a line in a list, not a call; half of what may be
    undurable."""
    running_batched_per_target_max: int = 1_792
    """Of these, on one target: half of what one priority may use, which is seventeen of the usual batches."""
    running_builtin_max: int = 4
    """Maintenance tasks at once, over all databases: each keeps one busy."""
    running_per_user_max: int = 10
    """Calls running at once for one user."""

    # -- targets that are away
    breaker_window_ms: int = 10 * SECOND_MS
    """Over which the share of calls that fail is taken, from the first failure on."""
    breaker_calls_min: int = 20
    """Calls in a window below which a share says nothing: at a thousand a second that many take 20 ms."""
    breaker_failure_ratio: float = 0.5
    """Of the calls in a window; from it on the target is away. Below it retries do well enough."""
    breaker_streak_min: int = 5
    """Failures in a row after which a target that is called seldom is away: one job of the usual four attempts, and
    another."""
    breaker_streak_ms: int = SECOND_MS
    """That row's least time from its first to its last: calls that fail together are one piece of news."""
    breaker_pause_ms: int = SECOND_MS
    """From opening to the first probe; doubled by each probe that fails."""
    breaker_pause_ms_max: int = 5 * SECOND_MS
    """A target that is back is noticed within it, and the two seconds for which its channel may wait; a few calls that
    seldom are no load for one that is not."""
    breaker_probes: int = 3
    """Calls of a target that is half open, and how many good answers close it."""
    breaker_ramp_ms: int = SECOND_MS
    """After it closed twice as many calls may run as before each time: 7 s to the 128 of a target, 10 to a batch's."""
    park_every_ms: int = 50
    """Between two looks at what waits for a target that is away: at a thousand a second a look holds the loop for a
    millisecond or two, and a thousandth of a core is spent on looking."""
    park_jobs_per_s: int = 1_000
    """Of one target, that come back in a second, on the average: two rows each time, a fiftieth of what PostgreSQL
    takes, and the pace at which the parked are delivered when it is back."""
    park_spread_ms_min: int = 5 * SECOND_MS
    """Over which the first of the parked come back."""
    park_rows_max: int = 250
    """Jobs parked in one step, two or three milliseconds of the loop, or a quarter of the journal's backlog where that
    is less; steps follow each other until nothing is left to park."""

    # -- what is on its way
    undurable_outcomes_max: int = 8_000
    """Outcomes not yet committed; beyond it (two flushes) nothing more is started."""
    connect_timeout_ms: int = 5_000
    """How long a call waits for its target's channel before the attempt fails as UNAVAILABLE."""
    error_chars_max: int = 1_024
    """Of a target's error text that is kept."""
    drain_timeout_ms: int = 20_000
    """Calls in flight at a stop are given so long (`--drain-timeout`)."""

    # -- clock
    clock_hold_ms: int = 5_000
    """A backward step up to this is waited out; a larger one is followed, with an alarm."""
    clock_skew_max_ms: int = 2_000
    """A node further than this from PostgreSQL's clock refuses to start firing."""

    def check(self) -> Options:
        """Assert the relations between the bounds; returns self so that a constructor call reads as one line."""
        assert 1 <= self.lanes <= 16, self.lanes
        assert self.flush_rows_max <= self.backlog_rows_max, (self.flush_rows_max, self.backlog_rows_max)
        assert self.flush_bytes_max <= self.backlog_bytes_max, (self.flush_bytes_max, self.backlog_bytes_max)
        assert self.bulk_page_jobs <= LIST_JOBS_MAX, self.bulk_page_jobs
        assert self.page_every_ms * 2 <= self.horizon_ms, (self.page_every_ms, self.horizon_ms)
        assert self.undurable_outcomes_max >= 2 * self.flush_rows_max, self.undurable_outcomes_max
        # No target takes more slots than it leaves free to its priority, and the others keep a sixteenth each.
        assert 2 * self.running_per_target_max <= self.running_max * 7 // 8, self.running_per_target_max
        assert 2 * self.running_batched_per_target_max <= self.running_batched_max * 7 // 8, self.running_batched_max
        assert self.running_batched_max <= self.undurable_outcomes_max, self.running_batched_max
        assert self.breaker_pause_ms <= self.breaker_pause_ms_max, self.breaker_pause_ms_max
        assert self.breaker_probes > 0, self.breaker_probes
        assert 0.0 < self.breaker_failure_ratio <= 1.0, self.breaker_failure_ratio
        assert self.trust_margin_ms < self.trust_window_ms, self.trust_margin_ms
        assert self.max_delay_ms < 1 << 41, self.max_delay_ms
        assert self.body_idle_timeout_ms <= self.body_timeout_ms, self.body_idle_timeout_ms
        assert self.bodies_bytes_max >= REQUEST_BYTES_MAX, self.bodies_bytes_max
        return self

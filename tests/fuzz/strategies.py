"""What the fuzz tests draw: jobs as the door admits them, at the edges of every bound, and damage to what is stored."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from hypothesis import settings
from hypothesis import strategies as st

from engine.core.catalog import Priority
from engine.core.ids import RANDOM_BITS, make_id
from engine.core.job import Attempt, Body, Form, Job, Live, Row, Verdict, encode_body
from engine.core.lifecycle import FINAL, State
from engine.options import ATTEMPTS_MAX, TAGS_MAX, TEXT_BYTES_MAX, TIMEOUT_MS_MAX

NOW_MS = 1_795_000_000_000


def bounded(examples: int) -> settings:
    """The same examples in every run of the suite."""
    return settings(max_examples=examples, deadline=None, derandomize=True)


def _fits(text: str) -> bool:
    return len(text.encode()) <= TEXT_BYTES_MAX


storable = st.characters(codec="utf-8", exclude_characters="\0")
texts = st.one_of(
    st.text(storable, max_size=12),
    st.text(storable, max_size=TEXT_BYTES_MAX).filter(_fits),
    st.sampled_from(
        [
            *(
                "",
                " ",
                "NULL",
                "{}",
                '{"a",null}',
                "\\",
                "\\.",
                "\\N",
                "'",
                '"',
                "\r\n",
                "\u2028",
                "\ufeff",
                "\U0010ffff",
            ),
            *("é" * 256, "\U0001f600" * 128, "x" * TEXT_BYTES_MAX, "\x01" * TEXT_BYTES_MAX, "%s{}$1"),
        ]
    ),
)
payloads = st.one_of(
    st.binary(max_size=64),
    st.sampled_from([b"", b"\0", b"null", b"\xff" * 300, b"PGCOPY\n\xff\r\n\0", b"\xff\xff"]),
    st.integers(4_090, 70_000).map(lambda size: b"\xc1" * size),
)
tag_lists = st.one_of(
    st.none(),
    st.just(()),
    st.lists(texts, max_size=TAGS_MAX).map(tuple),
    st.just(tuple(f"{n:0512}" for n in range(16))),
)
times = st.integers(0, NOW_MS * 2)
attempts = st.builds(
    Attempt,
    st.integers(1, ATTEMPTS_MAX),
    times,
    times,
    st.sampled_from([int(state) for state in (*sorted(FINAL), State.RETRYING)]),
    texts,
    texts,
    times,
    times,
    times,
)
bodies = st.builds(
    Body,
    payloads,
    st.sampled_from([Form.JSON, Form.RAW]),
    st.integers(0, NOW_MS),
    st.sampled_from(Priority),
    st.integers(1, ATTEMPTS_MAX),
    st.integers(1, TIMEOUT_MS_MAX),
    texts,
    st.none() | times,
    st.integers(0, 1_000),
    st.lists(attempts, max_size=ATTEMPTS_MAX).map(tuple),
    st.none(),
)
verdicts = st.builds(Verdict, times, st.none() | attempts)


@st.composite
def jobs(draw: st.DrawFn, *, shards: int = 8) -> Job:
    """A filing as intake and machine make it."""
    filed_ms = NOW_MS + draw(st.sampled_from([0, 0, 0, 1, 999, 86_400_000]))
    live = draw(st.none() | st.builds(Live, tags=tag_lists, tenant=st.none() | texts))
    return Job(
        make_id(filed_ms, draw(st.integers(0, shards - 1)), draw(st.integers(0, (1 << RANDOM_BITS) - 1))),
        draw(texts),
        filed_ms - draw(st.sampled_from([0, 0, 5])),
        filed_ms,
        State.PENDING,
        0,
        encode_body(draw(bodies)),
        draw(st.none() | texts),
        live,
    )


def row_of_job(job: Job) -> Row:
    """As the journal gives it back."""
    live = job.live or Live()
    return Row(
        *(job.shard, job.filed_ms, job.id, 0, 1, State.PENDING, job.due_ms, NOW_MS, None),
        *(live.tenant, job.type, job.user_id, live.tags, job.body),
    )


def _cut(data: bytes, at: int, _: bytes) -> bytes:
    return data[:at]


def _extend(data: bytes, _: int, more: bytes) -> bytes:
    return data + more


def _replace(_: bytes, __: int, more: bytes) -> bytes:
    return more


def _flip(data: bytes, at: int, more: bytes) -> bytes:
    bit = 1 << (more[0] % 8 if more else 0)
    return data[:at] + bytes([data[at] ^ bit]) + data[at + 1 :] if at < len(data) else data


def _splice(data: bytes, at: int, more: bytes) -> bytes:
    return data[:at] + more + data[at:]


_DAMAGES: list[Callable[[bytes, int, bytes], bytes]] = [_flip, _flip, _flip, _cut, _extend, _replace, _splice]


@st.composite
def damaged(draw: st.DrawFn, data: bytes) -> bytes:
    """The same bytes after an accident or two. Where the shape is, in front and at the end, more than elsewhere."""
    for _ in range(draw(st.integers(1, 3))):
        end = len(data)
        at = draw(st.one_of(st.integers(0, min(24, end)), st.integers(max(0, end - 24), end), st.integers(0, end)))
        data = draw(st.sampled_from(_DAMAGES))(data, at, draw(st.binary(max_size=12)))
    return data


int64s = st.one_of(
    st.integers(-(1 << 63), (1 << 63) - 1), st.sampled_from([-1, 0, 1, -(1 << 63), (1 << 63) - 1, 1 << 50, 1 << 48])
)
int16s = st.integers(-(1 << 15), (1 << 15) - 1)


def changed(row: Row, **fields: Any) -> Row:
    return msgspec.structs.replace(row, **fields)

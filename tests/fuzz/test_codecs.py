"""Ids and cursors as texts, records as rows: what goes out comes back, and no text breaks a reader."""

from __future__ import annotations

from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from api import cursor
from engine.core import ids
from engine.core.job import Job, Live
from engine.core.listing import Query
from engine.core.sound import sound
from engine.options import DAY_MS, PAYLOAD_BYTES_MAX, SHARDS_MAX, TAGS_MAX, TEXT_BYTES_MAX
from engine.ports import PageRange
from tests.fuzz.strategies import NOW_MS, bounded, damaged, jobs
from tests.journals import ONE_NEW, SHARDS, Hand

pytestmark = pytest.mark.anyio

any128 = st.integers(0, (1 << 128) - 1)
any48, any62 = st.integers(0, (1 << 48) - 1), st.integers(0, (1 << 62) - 1)


@bounded(200)
@given(any128)
def test_an_id_is_parsed_exactly_when_it_is_one_of_ours(number: int) -> None:
    text = ids.format_id(number)
    assert text == str(UUID(int=number))
    ours = (number >> 76) & 0xF == 8 and (number >> 62) & 3 == 2
    assert ids.parse_id(text) == (number if ours else None)
    assert 0 <= ids.shard_of(number) < SHARDS_MAX
    assert 0 <= ids.first_filed_ms(number) < 1 << 48


@bounded(200)
@given(any48, st.integers(0, SHARDS_MAX - 1), any62)
def test_an_id_comes_back_with_its_parts(filed_ms: int, shard: int, random62: int) -> None:
    job_id = ids.make_id(filed_ms, shard, random62)
    text = ids.format_id(job_id)
    assert ids.parse_id(text) == job_id
    assert (ids.first_filed_ms(job_id), ids.shard_of(job_id)) == (filed_ms, shard)
    for other in (text.upper(), "{" + text[1:], text.replace("-", ""), f" {text}"[:36], text.replace("0", "\u0660")):
        assert other == text or ids.parse_id(other) is None


_hexes: SearchStrategy[str] = st.text("0123456789abcdefABCDEF-_ +x\n\u0660é", min_size=36, max_size=36)


@bounded(300)
@given(st.one_of(st.text(max_size=40), _hexes, st.text(min_size=36, max_size=36)))
def test_no_text_breaks_the_parser_of_ids(text: str) -> None:
    parsed = ids.parse_id(text)
    assert parsed is None or ids.format_id(parsed) == text


@bounded(100)
@given(st.integers(0, (1 << 62)), any128, st.text(max_size=30), st.data())
def test_a_cursor_comes_back_and_a_damaged_one_is_refused(
    due_ms: int, job_id: int, user: str, data: st.DataObject
) -> None:
    query = Query(user_id=user)
    text = cursor.encode((due_ms, job_id), query)
    assert cursor.decode(text, query) == (due_ms, job_id)
    for other in (data.draw(damaged(text.encode())).decode("latin-1"), data.draw(st.text(max_size=60))):
        try:
            key = cursor.decode(other, query)
        except ValueError:
            continue
        assert key == (due_ms, job_id), "another spelling of the same bytes at the most"


def _extremes(hand: Hand) -> list[Job]:
    """What no generator draws: the biggest of everything at once."""
    tags = tuple(f"{n:02}" + "é" * ((TEXT_BYTES_MAX - 2) // 2) for n in range(TAGS_MAX))
    found = []
    for index, size in enumerate((0, 1, 2_047, 2_048, 4_095, 4_096, PAYLOAD_BYTES_MAX)):
        job = hand.job(NOW_MS - DAY_MS + index, user_id="\U0010ffff" * (TEXT_BYTES_MAX // 4), live=Live(tags=tags))
        job.body = job.body.replace(
            b'\xc4\x07{"a":1}', b"\xc6" + size.to_bytes(4, "big") + Random(size).randbytes(size)
        )
        found.append(job)
    return found


async def test_whatever_intake_admits_is_read_back_as_it_was(a: Hand) -> None:
    """One flush of all of them, so that one row's length is the next one's beginning."""
    drawn: list[Job] = []

    @bounded(120)
    @given(jobs(shards=SHARDS))
    def draw(job: Job) -> None:
        drawn.append(job)

    draw()
    given_jobs = {job.id: job for job in [*drawn, *_extremes(a)]}
    await a.append([a.filing(job, due_ms=job.due_ms) for job in given_jobs.values()], {0: ONE_NEW})
    stored = await a.journal.read(list(given_jobs))
    assert stored.keys() == given_jobs.keys()
    low_ms = min(job.filed_ms for job in given_jobs.values())
    pages = await a.journal.page([PageRange(shard, low_ms, 0, NOW_MS + 2 * DAY_MS) for shard in range(SHARDS)], 1_000)
    paged = {row.job_id: row for page in pages for row in page.rows}
    for job_id, job in given_jobs.items():
        row = sound(stored[job_id].filing)
        live = job.live or Live()
        assert (row.filed_ms, row.due_ms, row.type, row.user_id) == (job.filed_ms, job.due_ms, job.type, job.user_id)
        assert (row.tenant, row.tags, row.body) == (live.tenant, live.tags, job.body)
        assert paged[job_id] == row

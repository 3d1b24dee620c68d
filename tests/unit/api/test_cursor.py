"""Cursors: a walk goes on where it was, in its own list only."""

from __future__ import annotations

import re
from base64 import urlsafe_b64encode
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api import cursor
from engine.core.lifecycle import State
from engine.core.listing import Query

KEY = (1_795_500_000_000, 0x01A209FE124D806A8D239F25D60FCBCB)
_TEXTS = st.none() | st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
_TIMES = st.none() | st.integers(-(2**50), 2**50)
_QUERIES = st.builds(
    Query, st.none() | st.sampled_from(State), _TEXTS, _TEXTS, _TEXTS, due_from_ms=_TIMES, due_to_ms=_TIMES
)


@given(st.integers(-(2**63), 2**63 - 1), st.integers(0, 2**128 - 1), _QUERIES)
def test_a_cursor_gives_its_key_back_to_its_own_list(due_ms: int, job_id: int, query: Query) -> None:
    text = cursor.encode((due_ms, job_id), query)
    assert re.fullmatch(r"[A-Za-z0-9_-]{50}", text)
    assert cursor.decode(text, query) == (due_ms, job_id)


@given(_QUERIES, _QUERIES)
def test_a_cursor_of_another_list_is_refused(query: Query, other: Query) -> None:
    if query != other:
        with pytest.raises(ValueError, match="other filters"):
            cursor.decode(cursor.encode(KEY, query), other)


@pytest.mark.parametrize(
    ("first", "second"),
    [({"user_id": "a"}, {"tag": "a"}), ({"due_from_ms": 1}, {"due_to_ms": 1}), ({"state": State.DEAD}, {})],
)
def test_the_same_value_in_another_filter_is_another_list(first: dict[str, Any], second: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="other filters"):
        cursor.decode(cursor.encode(KEY, Query(**first)), Query(**second))


def test_any_changed_character_breaks_it() -> None:
    text = cursor.encode(KEY, Query())
    for at, old in enumerate(text[:-1]):
        with pytest.raises(ValueError, match="is broken"):
            cursor.decode(text[:at] + ("A" if old != "A" else "B") + text[at + 1 :], Query())


@pytest.mark.parametrize("text", ["x", "=", "é", "A" * 50, "A" * 10_000, cursor.encode(KEY, Query())[:-2], " "])
def test_what_is_no_cursor_is_broken(text: str) -> None:
    with pytest.raises(ValueError, match="is broken"):
        cursor.decode(text, Query())


def test_a_cursor_of_another_version_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cursor, "_VERSION", 2)
    text = cursor.encode(KEY, Query())
    monkeypatch.undo()
    with pytest.raises(ValueError, match="another version"):
        cursor.decode(text, Query())


def test_it_needs_no_escaping_where_base64_would() -> None:
    key = (-1, 2**128 - 1)
    assert "+" not in urlsafe_b64encode(cursor.encode(key, Query()).encode()).decode()
    assert "_" in cursor.encode(key, Query())

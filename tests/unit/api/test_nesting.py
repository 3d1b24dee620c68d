"""Depth of a JSON text, measured on the text, against what a decoder builds."""

from __future__ import annotations

from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.nesting import is_deeper

_texts = st.text(alphabet='[]{},"\\ab', max_size=8)
_values = st.recursive(
    st.none() | st.integers(-9, 9) | _texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_texts, inner, max_size=4),
    max_leaves=30,
)


def _depth(value: Any) -> int:
    match value:
        case dict():
            return 1 + max(map(_depth, value.values()), default=0)
        case list():
            return 1 + max(map(_depth, value), default=0)
        case _:
            return 0


@given(_values, st.integers(1, 6))
def test_depth_is_what_a_decoder_would_build(value: Any, depth: int) -> None:
    assert is_deeper(orjson.dumps(value), depth) == (_depth(value) > depth)


@pytest.mark.parametrize("bracket", [b"[]", b"{}"])
def test_brackets_in_texts_are_no_structure(bracket: bytes) -> None:
    text = b'["' + bracket[:1] * 1_000 + b'\\"' + bracket[:1] * 1_000 + b'"]'
    assert not is_deeper(text, 1)


def test_many_brackets_side_by_side_are_not_deep() -> None:
    assert not is_deeper(b"[" + b",".join([b'{"a":[]}'] * 50_000) + b"]", 3)
    assert is_deeper(b"[" + b",".join([b'{"a":[]}'] * 50_000) + b"]", 2)

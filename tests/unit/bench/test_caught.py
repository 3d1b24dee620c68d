"""Values as they stand in `execute`."""

from __future__ import annotations

from uuid import UUID

import pytest

from bench.caught import literal


@pytest.mark.parametrize(
    ("value", "sql"),
    [
        (None, "null"),
        (7, "7"),
        ("o'neil", "'o''neil'"),
        (UUID(int=1), "'00000000-0000-0000-0000-000000000001'"),
        ([], "'{}'"),
        ([1, 2], """'{"1","2"}'"""),
        (['a"b', "c\\d", "e'f"], """'{"a\\"b","c\\\\d","e''f"}'"""),
    ],
)
def test_a_value_is_quoted_as_sql_reads_it(value: object, sql: str) -> None:
    assert literal(value) == sql

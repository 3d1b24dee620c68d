"""The account that the end-to-end bench draws up: a job lost, called twice or made up by somebody fails it."""

from __future__ import annotations

from collections import Counter

import pytest

from bench.end_to_end import check_books

ALL = Counter(["a", "b", "c"])


def test_books_that_agree_pass() -> None:
    check_books(ALL, ALL, ALL, 3)


@pytest.mark.parametrize(
    ("called", "filed", "recorded", "said"),
    [
        (Counter(["a", "b"]), ALL, ALL, r"2 were called: 1 lost \['c'\]"),
        (ALL, ALL, Counter(["a"]), r"1 were recorded: 2 lost \['b', 'c'\]"),
        (Counter(["a", "b", "c", "c"]), ALL, ALL, r"1 more than once \['c'\]"),
        (Counter(["a", "b", "c", "d"]), ALL, ALL, r"1 that nobody filed \['d'\]"),
        (Counter(["a"]), Counter(["a"]), Counter(["a"]), "1 were filed"),
    ],
)
def test_a_job_lost_or_doubled_anywhere_fails_the_bench(
    called: Counter[str], filed: Counter[str], recorded: Counter[str], said: str
) -> None:
    with pytest.raises(SystemExit, match=said):
        check_books(called, filed, recorded, 3)

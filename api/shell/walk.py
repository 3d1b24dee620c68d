"""A walk over a list by its cursors: page after page, each no larger than needed, until enough or all is there.

A page may be asked for again without harm, so what the node cannot answer now (429, 503) is tried again after the time
that it names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from urllib.parse import urlencode

import msgspec

from api.client import Client, Reply
from api.shell.remote import JOBS

PAGE_JOBS_MAX = 1_000
"""Of one request, as the API has it."""
TRIES = 6


class Page(msgspec.Struct):
    """One page. Each job is the API's own bytes, so that payloads stay as they were sent."""

    jobs: list[msgspec.Raw]
    next_cursor: str | None = None


class Refused(Exception):
    """The node has answered, but not with a page."""

    def __init__(self, reply: Reply) -> None:
        super().__init__(reply.status)
        self.reply = reply


def pages(
    client: Client, filters: Mapping[str, str], cursor: str | None, limit: int | None, wait: Callable[[float], object]
) -> Iterator[tuple[Page, int]]:
    """Pages with the node's time (Unix ms), with at most `limit` jobs together; None: all. Raises Refused,
    Unreachable."""
    left = limit
    while True:
        size = PAGE_JOBS_MAX if left is None else min(left, PAGE_JOBS_MAX)
        asked = {**filters, "limit": str(size), **({"cursor": cursor} if cursor else {})}
        reply = _get(client, f"{JOBS}?{urlencode(asked)}", wait)
        page = _page_of(reply)
        yield page, reply.now_ms
        cursor = page.next_cursor
        if left is not None:
            left -= len(page.jobs)
        if cursor is None or left == 0:
            return


def _page_of(reply: Reply) -> Page:
    if not reply.ok:
        raise Refused(reply)
    try:
        return msgspec.json.decode(reply.body, type=Page)
    except ValueError:  # no Tocsin, or not one that lists
        raise Refused(reply) from None


def _get(client: Client, path: str, wait: Callable[[float], object]) -> Reply:
    for _ in range(TRIES - 1):
        reply = client.request("GET", path)
        if reply.status not in (429, 503):
            return reply
        wait(reply.retry_after_s)
    return client.request("GET", path)

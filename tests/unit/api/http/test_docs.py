"""The document and the page that shows it come whole from the node, and the page can load from nowhere else."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import urljoin

import pytest

from api.http.docs import FILES, PREFIXES
from tests.unit.api.serving import Served

pytestmark = pytest.mark.anyio


class References(HTMLParser):
    """Everything that a browser would fetch for a page, or go to from it."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inline: list[str] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if name in ("src", "href")]
        self.inline += [name for name, _ in attrs if name.startswith("on") or name == "style"]


@pytest.mark.parametrize("prefix", PREFIXES)
async def test_everything_that_the_page_refers_to_is_there(served: Served, prefix: str) -> None:
    page = await served.client.send("GET", prefix + "/docs")
    assert (page.status, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    found = References(page.body)
    references = [each for each in found.found if not each.startswith("data:")]
    assert {urljoin(prefix + "/docs", each) for each in references} == {
        f"{prefix}/openapi.json",
        *(f"{prefix}/docs/{name}" for name in FILES),
    }
    for each in references:
        answer = await served.client.send("GET", urljoin(prefix + "/docs", each))
        assert answer.status == 200
        assert len(answer.body) > 300
    assert found.inline == []


async def test_what_the_page_consists_of_names_no_other_place(served: Served) -> None:
    start = (await served.client.send("GET", "/docs/start.js")).body.decode()
    assert re.findall(r'url: "(.*)"', start) == ["openapi.json"]
    assert "://" not in start
    assert "validatorUrl: null" in start
    style = (await served.client.send("GET", "/docs/swagger-ui.css")).body.decode()
    assert "@import" not in style
    assert {each[:5] for each in re.findall(r"url\(\s*[\"']?([^\"')]*)", style)} == {"data:"}


async def test_the_browser_is_told_to_load_from_here_only(served: Served) -> None:
    policy = (await served.client.send("GET", "/docs")).headers["content-security-policy"]
    rules = {rule.split()[0]: rule.split()[1:] for rule in policy.split(";")}
    assert rules["default-src"] == ["'none'"]
    assert rules["script-src"] == rules["connect-src"] == ["'self'"]
    assert {source for sources in rules.values() for source in sources} == {
        "'none'",
        "'self'",
        "'unsafe-inline'",
        "data:",
    }
    assert [name for name, sources in rules.items() if "'unsafe-inline'" in sources] == ["style-src"]


async def test_files_have_their_media_types_and_are_what_they_say(served: Served) -> None:
    for name, media in (("start.js", "text/javascript"), ("swagger-ui.css", "text/css")):
        answer = await served.client.send("GET", f"/docs/{name}")
        assert answer.headers["content-type"] == f"{media}; charset=utf-8"
        assert answer.headers["x-content-type-options"] == "nosniff"
    bundle = await served.client.send("GET", "/docs/swagger-ui-bundle.js")
    version = re.search(rb'PACKAGE_VERSION:"(\d+)', bundle.body)
    assert version is not None
    assert int(version[1]) >= 5, "OpenAPI 3.1 needs Swagger UI 5"


@pytest.mark.parametrize("path", ["/openapi.json", "/docs", "/docs/start.js", "/api/v1/openapi.json"])
async def test_what_the_browser_has_is_not_sent_again(served: Served, path: str) -> None:
    first = await served.client.send("GET", path)
    etag = first.headers["etag"]
    assert first.headers["cache-control"] == "no-cache"
    for known in (etag, f"W/{etag}", f'"x", {etag}', "*"):
        again = await served.client.send("GET", path, If_None_Match=known)
        assert (again.status, again.body, again.headers["etag"]) == (304, b"", etag)
    assert (await served.client.send("GET", path, If_None_Match='"x"')).body == first.body
    head = await served.client.send("HEAD", path)
    assert (head.status, head.headers["content-length"]) == (200, str(len(first.body)))


async def test_the_document_is_the_same_at_both_places(served: Served) -> None:
    documents = [(await served.client.send("GET", prefix + "/openapi.json")).body for prefix in PREFIXES]
    assert documents[0] == documents[1]


@pytest.mark.parametrize("prefix", PREFIXES)
async def test_a_slash_at_the_end_leads_to_the_page(served: Served, prefix: str) -> None:
    answer = await served.client.send("GET", prefix + "/docs/")
    assert answer.status == 308
    assert urljoin(prefix + "/docs/", answer.headers["location"]) == prefix + "/docs"


@pytest.mark.parametrize("name", ["index.html", "redoc.js", "..%2Fstart.js", "%2e%2e", "x"])
async def test_nothing_else_is_served(served: Served, name: str) -> None:
    answer = await served.client.send("GET", f"/docs/{name}")
    assert (answer.status, answer.headers["content-type"]) == (404, "application/problem+json")

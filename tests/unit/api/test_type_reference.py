"""The reference of the shipped types cannot drift: it is made from the catalog, and the committed page is compared."""

from __future__ import annotations

import json
import re

import pytest

from api import type_reference
from api.catalog import load

TYPES = load().types


def test_the_committed_page_is_what_the_catalog_gives() -> None:
    committed = type_reference.PAGE.read_text(encoding="utf-8")
    assert committed == type_reference.page(), "docs/types.md is old; run `make docs` and commit it"


@pytest.mark.parametrize("name", TYPES)
def test_a_type_has_a_description_and_an_example_that_is_a_submission(name: str) -> None:
    section = rf"^### {re.escape(name)}\n\n([^\n]+)\n\n```json\n(.*?)```"
    found = re.search(section, type_reference.page(), re.MULTILINE | re.DOTALL)
    assert found, name
    kind = TYPES[name]
    assert kind.example is not None
    assert found[1].startswith(kind.description)
    assert json.loads(found[2]) == {"type": name, "payload": json.loads(kind.example)}

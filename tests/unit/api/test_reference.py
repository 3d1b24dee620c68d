"""The configuration reference cannot drift: it is made from what the node reads, and the committed page is compared."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from api import catalog, reference
from api.catalog import KEYS, OF_KINDS
from api.settings import SETTINGS, Setting
from engine import options
from engine.core.catalog import JobType


def test_the_committed_page_is_what_the_settings_give() -> None:
    committed = reference.PAGE.read_text(encoding="utf-8")
    assert committed == reference.page(), "docs/configuration.md is old; run `make docs` and commit it"


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.key)
def test_the_example_and_the_default_of_a_setting_are_taken_by_it(setting: Setting) -> None:
    setting.parse(setting.example)
    if setting.default is not None:
        setting.parse(setting.default)


def test_every_key_of_a_type_is_documented() -> None:
    assert set(KEYS) == set(JobType.__struct_fields__) - {"name"}
    assert all(f"| `{key}` |" in reference.page() for key in KEYS)


def test_every_row_of_a_table_has_the_cells_of_its_head() -> None:
    rows: list[list[str]] = []
    for line in reference.page().splitlines():
        rows = [*rows, re.split(r"(?<!\\)\|", line)] if line.startswith("|") else []
        assert not rows or len(rows[-1]) == len(rows[0]), line


def test_the_example_of_a_catalog_is_one_with_every_key() -> None:
    told = reference.page().split("## The catalog")[1].split("```toml\n")[1].split("```")[0]
    kind = catalog.parse(told, Path("types.toml")).types["letter.send"]
    assert all(f"\n{key} = " in told or f".{key}]\n" in told for key in KEYS if key not in OF_KINDS)
    assert kind.example is not None


@pytest.mark.parametrize("name", [field.name for field in msgspec.structs.fields(options.Options)])
def test_every_bound_of_a_node_is_there_with_its_reason(name: str) -> None:
    assert re.search(rf"^\| `{name}` \| [^|]+ \| [^|]{{10,}} \|$", reference.page(), re.MULTILINE), name


UNITS = {"SECOND_MS", "MINUTE_MS", "HOUR_MS", "DAY_MS"}


@pytest.mark.parametrize("name", [name for name in vars(options) if name.isupper() and name not in UNITS])
def test_every_bound_of_what_is_sent_is_there_with_its_reason(name: str) -> None:
    assert re.search(rf"^\| `{name}` \| [^|]+ \| [^|]{{10,}} \|$", reference.page(), re.MULTILINE), name


def test_amounts_are_told_in_the_unit_of_their_name() -> None:
    page = reference.page()
    assert "| `max_delay_ms` | 731 days |" in page
    assert "| `PAYLOAD_BYTES_MAX` | 1 MiB |" in page
    assert "| `trust_margin_ms` | 250 ms |" in page
    assert "`{ first_ms = 1000, factor = 2, max_ms = 3600000 }`" in page

"""`tocsin catalog`: says beforehand what a node would say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from api.catalog import SHIPPED, load
from api.cli import main

GOOD = '[types."a.b"]\ntarget = "grpc://h:1/p.S/M"\nrate = 5\nexample = { to = "u" }\nschema = { required = ["to"] }\n'


def tocsin(*args: str, **env: str) -> Result:
    return CliRunner().invoke(main, ["catalog", *args], env={"TOCSIN_CATALOG": None, **env})


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "types.toml"
    path.write_text(GOOD)
    return path


def test_a_catalog_that_a_node_would_take_is_well(file: Path) -> None:
    result = tocsin("check", str(file))
    assert (result.exit_code, result.stdout) == (0, f"{file}: 1 type, all well\n")


@pytest.mark.parametrize(
    ("more", "told"),
    [("max_attempts = 0\n", ':6: types."a.b".max_attempts: 0'), ("[\n", ":6: "), ("rates = 5\n", "did you mean rate?")],
)
def test_one_that_it_would_not_take_is_told_with_place_and_mend(file: Path, more: str, told: str) -> None:
    file.write_text(GOOD + more)
    result = tocsin("check", str(file))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"tocsin: --catalog {file}:")
    assert told in result.stderr


def test_a_descriptor_set_is_looked_at_too(file: Path) -> None:
    (file.parent / "set.pb").write_bytes(b"\xff")
    file.write_text('descriptor_set = "set.pb"\n' + GOOD)
    result = tocsin("check", str(file))
    assert (result.exit_code, "descriptor_set" in result.stderr) == (2, True)


def test_the_types_are_listed_as_a_table_and_as_json(file: Path) -> None:
    result = tocsin("list", str(file))
    assert result.exit_code == 0
    assert result.stdout.splitlines()[1].split() == ["a.b", "medium", "4", "30", "s", "grpc://h:1/p.S/M"]
    (kind,) = json.loads(tocsin("list", str(file), "--json").stdout)
    assert kind == {
        "name": "a.b", "target": "grpc://h:1/p.S/M", "priority": "medium", "max_attempts": 4, "timeout_ms": 30_000,
        "backoff": {"first_ms": 1_000, "factor": 2.0, "max_ms": 3_600_000}, "retention_days": 7, "rate": 5.0,
        "example": {"to": "u"}, "schema": {"required": ["to"]},
    }  # fmt: skip


def test_what_only_some_types_have_is_listed_where_one_has_it(file: Path) -> None:
    more = 'quota = { per_user_per_day = 5 }\nescalation = { type = "c", recipients = ["ops", "boss"] }\n'
    file.write_text(f'[quotas.q]\nper_user_per_day = 7\n{GOOD}{more}[types.c]\ntarget = "http://h"\nquota = "q"\n')
    first, second = [line.split() for line in tocsin("list", str(file)).stdout.splitlines()[1:]]
    assert first[5:-1] == ["5", "a", "day", "ops,boss"]
    assert second[5:-1] == ["7", "a", "day", "-"]
    own, shared = json.loads(tocsin("list", str(file), "--json").stdout)
    assert own["quota"] == {"per_user_per_day": 5}
    assert own["escalation"] == {"type": "c", "recipients": ["ops", "boss"], "interval_s": 3_600}
    assert shared["quota"] == {"name": "q", "per_user_per_day": 7}


def test_without_a_file_it_is_the_catalog_of_a_node_here(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(file.parent)
    assert len(tocsin("list").stdout.splitlines()) == 1 + len(load(SHIPPED).types)
    assert "a.b" in tocsin("list", TOCSIN_CATALOG=str(file)).stdout

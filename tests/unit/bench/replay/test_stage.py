"""What a run stands on."""

from __future__ import annotations

import socket
from pathlib import Path

from api.catalog import SHIPPED, load, parse
from bench.replay.stage import RUNS_KEPT, choose_port, environment, make_directory, retargeted

TARGETS = {"messaging": "127.0.0.1:1", "notification": "127.0.0.1:2", "all": "127.0.0.1:3"}


def test_the_catalog_of_a_run_is_the_shipped_one_with_other_addresses() -> None:
    ours = parse(retargeted(SHIPPED.read_text(encoding="utf-8"), TARGETS), Path("catalog.toml"))
    shipped = load()
    assert ours.types.keys() == shipped.types.keys()
    for name, kind in ours.types.items():
        service = name.partition(".")[0]
        address = TARGETS.get(service, TARGETS["all"])
        assert kind.target.address == (address if service != "database" else "postgres")
        assert kind.target.path == shipped.types[name].target.path
        assert (kind.priority, kind.max_attempts) == (shipped.types[name].priority, shipped.types[name].max_attempts)


def test_settings_of_another_tocsin_do_not_reach_the_node() -> None:
    found = environment({"TOCSIN_POSTGRES": "postgresql://elsewhere", "HOME": "/nowhere"})
    assert "TOCSIN_POSTGRES" not in found
    assert found["HOME"] == "/nowhere"


def test_directories_of_runs_long_ago_are_removed(tmp_path: Path) -> None:
    for number in range(RUNS_KEPT + 3):
        directory = make_directory(tmp_path, f"run-{number:02}")
        (directory / "log").touch()
    left = sorted(path.name for path in (tmp_path / "replay").iterdir())
    assert left == [f"run-{number:02}" for number in range(3, RUNS_KEPT + 3)]


def test_a_port_that_is_taken_is_left_to_who_has_it() -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = holder.getsockname()[1]
        assert choose_port(port) == "127.0.0.1:0"
    assert choose_port(port) == f"127.0.0.1:{port}"

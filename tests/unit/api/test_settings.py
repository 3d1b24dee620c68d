"""Settings: precedence, and that every error names setting, value, source and mend."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from api import settings
from api.setting_values import Address, parse_address
from api.settings import Settings
from engine.errors import Unusable


def load(tmp_path: Path, file: str = "", env: dict[str, str] | None = None, **flags: str) -> Settings:
    if file:
        (tmp_path / "tocsin.toml").write_text(file)
    return settings.load(flags, env or {}, tmp_path)


def test_the_defaults_are_the_contracts(tmp_path: Path) -> None:
    made = load(tmp_path)
    assert made == Settings(
        data=tmp_path / ".tocsin",
        http=Address("127.0.0.1", 8080),
        grpc=Address("127.0.0.1", 8081),
        log_format="text",
        drain_timeout_s=20.0,
    )
    assert made.embedded == ("postgres", "redis")


def test_a_flag_beats_the_environment_beats_the_file_beats_the_default(tmp_path: Path) -> None:
    file = 'http = "h:1"\ngrpc = "h:1"\nnode_id = "file"\n'
    made = load(tmp_path, file, {"TOCSIN_HTTP": "h:2", "TOCSIN_GRPC": "h:2"}, http="h:3")
    assert (str(made.http), str(made.grpc), made.node_id) == ("h:3", "h:2", "file")
    assert made.drain_timeout_s == 20


def test_an_empty_variable_is_not_set(tmp_path: Path) -> None:
    assert load(tmp_path, env={"TOCSIN_POSTGRES": ""}).postgres is None


def test_every_setting_can_come_from_everywhere(tmp_path: Path) -> None:
    values = {
        "postgres": "postgresql://u@h/d",
        "redis": "redis://h:6379/0",
        "data": "kept",
        "http": "[::1]:0",
        "grpc": "0.0.0.0:9",
        "node_id": "n-1",
        "advertise": "node.example:9",
        "peer_secret": "nQ4vU0mB1xkz7TgWf2Lr9A",
        "shards": "16",
        "catalog": "types.toml",
        "log_format": "json",
        "drain_timeout": "1.5",
    }
    assert set(values) == set(settings.BY_KEY)
    by_flag = settings.load(values, {}, tmp_path)
    by_env = settings.load({}, {f"TOCSIN_{key.upper()}": value for key, value in values.items()}, tmp_path)
    file = "".join(f"{k} = {v if k in {'shards', 'drain_timeout'} else repr(v)}\n" for k, v in values.items())
    assert by_flag == by_env == load(tmp_path, file)
    assert by_flag.data == tmp_path / "kept"
    assert by_flag.http == Address("::1", 0)
    assert by_flag.shards == 16
    assert by_flag.embedded == ()


@pytest.mark.parametrize(
    ("key", "value", "mend"),
    [
        ("http", "8080", "HOST:PORT"),
        ("http", ":8080", "0.0.0.0:8080"),
        ("http", "h:70000", "0 to 65535"),
        ("http", "h:-1", "0 to 65535"),
        ("http", "::1:80", r"\[::1\]:8080"),
        ("grpc", "[zz]:80", r"\[::1\]:8080"),
        ("advertise", "0.0.0.0:80", "peers can reach"),
        ("advertise", "h:0", "peers can reach"),
        ("postgres", "mysql://h", "postgresql://"),
        ("redis", "localhost", "redis://"),
        ("node_id", "-a", "letter or digit first"),
        ("node_id", "a" * 64, "1 to 63"),
        ("node_id", "a b", "letters"),
        ("shards", "0", "1 to 4096"),
        ("shards", "4097", "1 to 4096"),
        ("shards", "many", "whole number"),
        ("log_format", "xml", "json or text"),
        ("drain_timeout", "-1", "seconds"),
        ("drain_timeout", "nan", "seconds"),
        ("drain_timeout", "1e9", "seconds"),
        ("data", "", "not empty"),
    ],
)
def test_a_bad_value_is_refused_in_one_line_that_names_flag_value_and_mend(
    key: str, value: str, mend: str, tmp_path: Path
) -> None:
    with pytest.raises(Unusable, match=mend) as caught:
        settings.load({key: value}, {}, tmp_path)
    assert str(caught.value).startswith(f"--{key.replace('_', '-')} {value}")
    assert "\n" not in str(caught.value)


def test_an_error_names_where_the_value_came_from(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match=r"TOCSIN_SHARDS=x \(environment\)"):
        load(tmp_path, env={"TOCSIN_SHARDS": "x"})
    with pytest.raises(Unusable, match=r"shards = 0 \(tocsin\.toml:3\)"):
        load(tmp_path, '# ours\nhttp = "h:1"\nshards = 0\n')


@pytest.mark.parametrize("value", ["true", '"256 "', "1.5", "[1]"])
def test_the_file_must_hold_the_right_type(value: str, tmp_path: Path) -> None:
    with pytest.raises(Unusable, match=r"tocsin\.toml:1.*whole number"):
        load(tmp_path, f"shards = {value}\n")


def test_an_unknown_key_in_the_file_is_named_with_its_line_and_the_likely_one(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match=r"tocsin\.toml:2: unknown key drain-timeout; did you mean drain_timeout"):
        load(tmp_path, '\ndrain-timeout = 3\n[other]\nhttp = "h:1"\n')


def test_broken_toml_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match=r"tocsin\.toml:2: "):
        load(tmp_path, 'http = "h:1"\ngrpc = \n')
    for number in ("1" * 5_000, "0x" + "f" * 5_000):
        with pytest.raises(
            Unusable, match=r"tocsin\.toml:2: shards: a whole number of more than 1,000 digits; mend the TOML"
        ):
            load(tmp_path, f'http = "h:1"\nshards = {number}\n')


def test_a_password_is_never_shown(tmp_path: Path) -> None:
    with pytest.raises(Unusable) as caught:
        load(tmp_path, postgres="mysql://me:s3cret@h/d")
    assert "s3cret" not in str(caught.value)
    assert "me:***@h" in str(caught.value)


@given(st.from_regex(r"[a-z0-9]([a-z0-9.-]{0,20}[a-z0-9])?", fullmatch=True), st.integers(0, 65_535))
def test_an_address_reads_as_it_is_written(host: str, port: int) -> None:
    assert str(parse_address(f"{host}:{port}")) == f"{host}:{port}"


@given(st.ip_addresses(v=6), st.integers(0, 65_535))
def test_an_ipv6_address_reads_as_it_is_written(host: object, port: int) -> None:
    assert str(parse_address(f"[{host}]:{port}")) == f"[{host}]:{port}"


def test_the_click_options_hand_over_what_was_given_and_nothing_else(tmp_path: Path) -> None:
    got: dict[str, str | None] = {}

    @click.command()
    @settings.click_options
    def serve(**flags: str | None) -> None:
        got.update(flags)

    result = CliRunner().invoke(serve, ["--node-id", "a", "--drain-timeout", "3"])
    assert result.exit_code == 0, result.output
    assert {key: value for key, value in got.items() if value is not None} == {"node_id": "a", "drain_timeout": "3"}
    assert settings.load(got, {}, tmp_path).drain_timeout_s == 3
    assert all(setting.flag in CliRunner().invoke(serve, ["--help"]).output for setting in settings.SETTINGS)


def test_a_node_keeps_the_name_it_was_given_once(tmp_path: Path) -> None:
    first = settings.named(load(tmp_path), hostname="My_Host.example", draw=lambda n: "ab" * n)
    again = settings.named(load(tmp_path), hostname="other", draw=lambda n: "cd" * n)
    assert first.node_id == again.node_id == "My-Host-ababab"


def test_a_stated_name_wins_over_the_kept_one(tmp_path: Path) -> None:
    settings.named(load(tmp_path), hostname="h")
    assert settings.named(load(tmp_path, node_id="mine")).node_id == "mine"


def test_without_a_data_directory_the_name_is_the_hosts(tmp_path: Path) -> None:
    both = {"postgres": "postgresql://h/d", "redis": "redis://h"}
    assert settings.named(settings.load(both, {}, tmp_path), hostname="pod-7.svc").node_id == "pod-7"
    assert not (tmp_path / ".tocsin").exists()
    chosen = settings.named(settings.load(both | {"data": "kept"}, {}, tmp_path), hostname="pod-7", draw=lambda _: "00")
    assert chosen.node_id == "pod-7-00"


def test_a_broken_name_file_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / ".tocsin").mkdir()
    (tmp_path / ".tocsin" / "node-id").write_text("no good\n")
    with pytest.raises(Unusable, match=r"--data .*node-id.*--node-id"):
        settings.named(load(tmp_path))


def test_the_peer_secret_is_long_enough_and_never_shown(tmp_path: Path) -> None:
    good = "nQ4vU0mB1xkz7TgWf2Lr9A"
    assert load(tmp_path, env={"TOCSIN_PEER_SECRET": good}).peer_secret == good
    assert load(tmp_path).peer_secret is None
    for bad in ("hunter2", "żółwżółwżółwżółw", "long enough but\nnot a line"):
        with pytest.raises(Unusable) as refused:
            load(tmp_path, peer_secret=bad)
        assert str(refused.value).startswith("--peer-secret ***: must be at least 16 printable ASCII characters")
        assert bad not in str(refused.value)

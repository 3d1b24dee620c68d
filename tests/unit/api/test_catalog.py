"""The catalog file: what it means, and that every error names file, line and key."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from api import catalog
from api.payload_schema import PayloadSchema
from api.target import MAINTENANCE
from engine.core.catalog import Backoff, Catalog, Priority, Target
from engine.errors import Unusable
from protos.whispr import (
    auth_pb2,
    media_pb2,
    messaging_pb2,
    moderation_pb2,
    notification_pb2,
    platform_pb2,
    user_pb2,
)

TARGET = 'target = "grpc://h:1/p.S/M"\n'
BATCHES = 'target = "grpc+batch://h:1"\n'
HERE = Path("types.toml")


def one(body: str) -> Catalog:
    return catalog.parse(f'[types."a.b"]\n{body}', HERE)


def test_a_type_with_only_a_target_has_the_contracts_defaults() -> None:
    kind = one(TARGET).types["a.b"]
    assert kind.target == Target(scheme="grpc", address="h:1", path="/p.S/M")
    assert (kind.priority, kind.max_attempts, kind.timeout_ms) == (Priority.MEDIUM, 4, 30_000)
    assert kind.backoff == Backoff(first_ms=1_000, factor=2.0, max_ms=3_600_000)
    assert kind.retention_days == 7


def test_every_key_is_read() -> None:
    kind = one(
        'target = "grpc://[::1]:50051/a.b.Service/Do"\npriority = "low"\nmax_attempts = 6\ntimeout_ms = 1800000\n'
        "backoff = { first_ms = 5, factor = 1.5, max_ms = 50 }\nretention_days = -1\nconcurrency = 3\nrate = 0.5\n"
        'description = """\n  What it\n  does.\n"""\nexample = { a = "ü", n = [1, 2.5, true] }\n'
        'schema = { required = ["a"] }\n'
    ).types["a.b"]
    assert kind.target == Target(scheme="grpc", address="[::1]:50051", path="/a.b.Service/Do")
    assert (kind.priority, kind.max_attempts, kind.timeout_ms, kind.retention_days) == (Priority.LOW, 6, 1_800_000, -1)
    assert kind.backoff == Backoff(first_ms=5, factor=1.5, max_ms=50)
    assert (kind.concurrency, kind.rate, kind.description) == (3, 0.5, "What it does.")
    assert kind.example == '{"a": "ü", "n": [1, 2.5, true]}'.encode()
    assert kind.schema == PayloadSchema({"required": ["a"]})


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("grpc+batch://h:1", ("grpc+batch", "h:1", "/tocsin.v1.Handler/ExecuteBatch")),
        ("grpc+batch://h:1/tocsin.v1.Handler/ExecuteBatch", ("grpc+batch", "h:1", "/tocsin.v1.Handler/ExecuteBatch")),
        ("http://h", ("http", "h:80", "/")),
        ("https://h/a/b?c=%20d&e=@f", ("https", "h:443", "/a/b?c=%20d&e=@f")),
        ("http://[::1]:8080/x", ("http", "[::1]:8080", "/x")),
        ("builtin://postgres/reindex", ("builtin", "postgres", "/reindex")),
    ],
)
def test_a_target_of_every_kind_is_taken_apart(written: str, parts: tuple[str, str, str]) -> None:
    target = one(f'target = "{written}"').types["a.b"].target
    assert (target.scheme, target.address, target.path) == parts
    assert target.key == f"{parts[0]}://{parts[1]}"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("https://me:s3cret@h/x", "https://…: a target holds no user and no password"),
        ("https://me:s3/cret@h/x", "https://…: "),
        ("http://me:s3/cret@h/x y", "http://…: "),
        ("HTTPS://me:s3cret@h/x", "HTTPS://… is no target"),
        ("postgresql://me:s3cret@h/db", "postgresql://… is no target"),
        ("me:s3cret@h/x", "this is no target"),
        ("me:s3cret@h://x", "this is no target"),
        ("grpc://me:s3cret@h:1/p.S/M", "grpc://…: "),
        ("grpc://me:s3/cret@h:1/p.S/M", "grpc://…: "),
        ("grpc://h:1/me:s3cret@h", "grpc://…: "),
        ("grpc+batch://me:s3/cret@h:1", "grpc+batch://…: "),
        ("builtin://postgres/me:s3cret@h", "builtin://…: "),
    ],
)
def test_a_password_in_a_target_is_refused_and_not_shown(written: str, shown: str) -> None:
    with pytest.raises(Unusable, match=re.escape(f"target: {shown}")) as caught:
        one(f'target = "{written}"')
    for part in ("s3", "cret", "me:"):
        assert part not in str(caught.value).partition("; write")[0]


def test_a_password_in_the_path_of_a_health_is_not_shown() -> None:
    with pytest.raises(Unusable, match="is no path; write /health") as caught:
        one('target = "http://h/x"\nhealth_path = "http://me:s3cret@h/up"')
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ('target = "{long}"', "is no target"),
        ('target = "grpc://{long}"', "is no HOST:PORT"),
        ('target = "grpc://h:1/{long}"', "is no method"),
        ('target = "http://h:1/{long} "', "is no path of a URL"),
        ('target = "http://h:1"\nhealth_path = "{long}"', "is no path"),
        (TARGET + 'priority = "{long}"', "must be high, medium or low"),
        (TARGET + 'rate = "{long}"', "must be a number"),
        (TARGET + 'max_attempts = "{long}"', "must be a whole number"),
        (TARGET + "max_attempts = 1{digits}", "more than 1,000 digits"),
        (TARGET + "max_attempts = 0x1{digits}", "more than 1,000 digits"),
        (TARGET + "{long} = 1", "unknown key"),
        (TARGET + 'schema = "{long}"', "File name too long"),
        (TARGET + '[types."{long}"]', "a type's name"),
        (TARGET + '[databases]\nx = "env:{long}"', "is not set"),
        (TARGET + '[databases]\n"{long}" = "x"', "a database's name"),
        (TARGET + '[types.b]\ntarget = "http://h"\nhealth_path = {{ {long} = 1 }}', "is no path"),
    ],
)
def test_an_endless_value_is_shown_by_its_beginning(body: str, what: str) -> None:
    text = body.replace("{long}", 10_000 * "x").replace("{digits}", 4_000 * "0").replace("{{", "{").replace("}}", "}")
    with pytest.raises(Unusable, match=re.escape(what)) as caught:
        one(text)
    assert len(str(caught.value)) < 600
    assert len(str(caught.value.field)) < 300


def test_an_endless_name_of_a_descriptor_set_is_shown_by_its_beginning() -> None:
    with pytest.raises(Unusable, match="is no file") as caught:
        catalog.parse(f'descriptor_set = "{10_000 * "x"}"\n[types.a]\n{TARGET}', HERE)
    assert len(str(caught.value)) < 600


@pytest.mark.parametrize(
    ("host", "what"),
    [
        ("a..b", "two dots in a row"),
        (f"{64 * 'x'}.b", "a part of a name has 63 characters at most"),
        (".".join(26 * ["abcdefghi"]), "a name has 253 characters at most"),
        ("[1.2.3.4]", "is no IPv6 address"),
        ("[::1::]", "is no IPv6 address"),
        ("[12345::]", "is no IPv6 address"),
    ],
)
@pytest.mark.parametrize("form", ["grpc://{}:1/p.S/M", "grpc+batch://{}:1", "http://{}/x", "https://{}:443"])
def test_a_host_that_cannot_be_one_is_refused(host: str, what: str, form: str) -> None:
    with pytest.raises(Unusable, match=re.escape(what)):
        one(f'target = "{form.format(host)}"')


@pytest.mark.parametrize(
    "host", [f"{63 * 'x'}.b", ".".join(25 * ["abcdefghi"]), "[::ffff:1.2.3.4]", "a_b-c", "1.2.3.4"]
)
def test_a_host_that_can_be_one_is_taken(host: str) -> None:
    assert one(f'target = "http://{host}"').types["a.b"].target.address == f"{host}:80"


def test_a_batch_has_a_size_and_an_http_target_a_path_of_its_health() -> None:
    kind = one(BATCHES + "batch_size = 1000").types["a.b"]
    assert kind.batch_size == 1_000
    assert one(BATCHES).types["a.b"].batch_size == 100
    assert one('target = "http://h/x"\nhealth_path = "/up?deep=1"').types["a.b"].health_path == "/up?deep=1"


def test_databases_are_named_and_may_be_kept_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTS_DSN", "postgres://r:s3cret@reports/r")
    text = '[databases]\nmain = "postgresql://m:s3cret@main/m"\nreports = "env:REPORTS_DSN"\n'
    read = catalog.parse(text + f'[types."a.b"]\n{TARGET}', Path("types.toml"))
    assert read.databases == {"main": "postgresql://m:s3cret@main/m", "reports": "postgres://r:s3cret@reports/r"}
    assert "s3cret" not in f"{read} {read!r}"


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("databases = 3", "must be a table"),
        ('databases."a b" = "postgresql://x"', "a database's name"),
        ("databases.a = 5", "must begin with postgres:// or postgresql://"),
        ('databases.a = "mysql://me:s3cret@h/x"', "must begin with postgres:// or postgresql://"),
        ('databases.a = "env:NOT_THERE"', "the environment variable NOT_THERE is not set"),
        ('databases.a = "env:MYSQL"', "must begin with postgres:// or postgresql://"),
        ('databases.a = "env:postgresql://me:s3cret@h/x"', "the environment variable that it names is not set"),
    ],
)
def test_a_database_that_cannot_be_used_is_refused_and_not_shown(
    monkeypatch: pytest.MonkeyPatch, text: str, mend: str
) -> None:
    monkeypatch.setenv("MYSQL", "mysql://me:s3cret@h/x")
    with pytest.raises(Unusable, match=re.escape(mend)) as caught:
        catalog.parse(f'{text}\n[types."a.b"]\n{TARGET}', Path("types.toml"))
    assert str(caught.value).startswith("--catalog types.toml:1: databases")
    assert "s3cret" not in str(caught.value)


def test_a_partial_backoff_keeps_the_other_defaults() -> None:
    assert one(TARGET + "backoff = { factor = 3 }").types["a.b"].backoff == Backoff(factor=3.0)


@pytest.mark.parametrize(
    ("body", "line", "key", "mend"),
    [
        ("", 1, 'types."a.b"', "add target"),
        ("target = 5\n", 2, "target", "grpc://HOST:PORT"),
        ('target = "localhost:1/p.S/M"\n', 2, "target", "grpc://HOST:PORT"),
        ('target = "grpc://h/p.S/M"\n', 2, "target", "no HOST:PORT"),
        ('target = "grpc://h:0/p.S/M"\n', 2, "target", "no HOST:PORT"),
        ('target = "grpc://u@h:1/p.S/M"\n', 2, "target", "no HOST:PORT"),
        ('target = "grpc://h:1"\n', 2, "target", "package.Service/Method"),
        ('target = "grpc://h:1/p.S/M/x"\n', 2, "target", "package.Service/Method"),
        ('target = "grpc://h:1/p.S/M?x=1"\n', 2, "target", "package.Service/Method"),
        ('target = "grpc+batch://h"\n', 2, "target", "no HOST:PORT"),
        ('target = "grpc+batch://h:1/p.S/M"\n', 2, "target", "the method is always /tocsin.v1.Handler/ExecuteBatch"),
        ('target = "ftp://h/x"\n', 2, "target", "is no target; write grpc://HOST:PORT"),
        ('target = "http://"\n', 2, "target", "nothing is no HOST:PORT"),
        ('target = "http://h:99999/x"\n', 2, "target", "no HOST:PORT"),
        ('target = "http://h/a b"\n', 2, "target", "is no path of a URL"),
        ('target = "http://h/a#b"\n', 2, "target", "leave # out"),
        ('target = "http://h/%zz"\n', 2, "target", "is no path of a URL"),
        ('target = "builtin://vacuum"\n', 2, "target", "write builtin://postgres/vacuum|analyze|reindex"),
        ('target = "builtin://postgres/drop"\n', 2, "target", "write builtin://postgres/vacuum|analyze|reindex"),
        (TARGET + "batch_size = 5\n", 3, "batch_size", "only targets of grpc+batch:// have it"),
        (BATCHES + "batch_size = 0\n", 3, "batch_size", "1 to 1000"),
        (BATCHES + "batch_size = 1001\n", 3, "batch_size", "1 to 1000"),
        (BATCHES + 'health_path = "/up"\n', 3, "health_path", "only targets of http:// and https:// have it"),
        ('target = "http://h/x"\nhealth_path = "up"\n', 3, "health_path", "is no path; write /health"),
        (TARGET + 'priority = "urgent"\n', 3, "priority", "high, medium or low"),
        (TARGET + "priority = 1\n", 3, "priority", "high, medium or low"),
        (TARGET + "\nmax_attempts = 0\n", 4, "max_attempts", "1 to 6"),
        (TARGET + "max_attempts = 7\n", 3, "max_attempts", "1 to 6"),
        (TARGET + "max_attempts = true\n", 3, "max_attempts", "whole number"),
        (TARGET + "timeout_ms = 0\n", 3, "timeout_ms", "1 to 1800000"),
        (TARGET + "timeout_ms = 1800001\n", 3, "timeout_ms", "1 to 1800000"),
        (TARGET + "timeout_ms = 1.5\n", 3, "timeout_ms", "whole number"),
        (TARGET + "retention_days = -2\n", 3, "retention_days", "-1 keeps for ever"),
        (TARGET + "backoff = 3\n", 3, "backoff", "must be a table"),
        (TARGET + "backoff = { first_ms = 0 }\n", 3, "backoff.first_ms", "1 to"),
        (TARGET + "backoff = { factor = 0.5 }\n", 3, "backoff.factor", "1 to 100"),
        (TARGET + "backoff = { factor = nan }\n", 3, "backoff.factor", "1 to 100"),
        (TARGET + "backoff = { first_ms = 9, max_ms = 8 }\n", 3, "backoff", "below first_ms"),
        (TARGET + "backoff = { base = 2 }\n", 3, "backoff.base", "unknown key"),
        (TARGET + "backoff.first_ms = 'x'\n", 3, "backoff.first_ms", "whole number"),
        (TARGET + f"backoff = {{ factor = {10**400} }}\n", 3, "backoff.factor", "1 to 100"),
        (TARGET + "concurrency = 0\n", 3, "concurrency", "1 to 100000"),
        (TARGET + "rate = 0\n", 3, "rate", "0.001 to 100,000"),
        (TARGET + "rate = inf\n", 3, "rate", "0.001 to 100,000"),
        (TARGET + "rate = true\n", 3, "rate", "0.001 to 100,000"),
        (TARGET + 'description = " "\n', 3, "description", "1 to 1000 characters"),
        (TARGET + "example = 2024-01-01\n", 3, "example", "a value that JSON has not"),
        (TARGET + "example = { a = nan }\n", 3, "example", "a value that JSON has not"),
        (TARGET + "schema = true\n", 3, "schema", "must be a table, or name a file"),
        (TARGET + 'schema = "none.json"\n', 3, "schema", "none.json: No such file"),
        (TARGET + 'schema = { type = "objekt" }\n', 3, "schema", "is no JSON Schema"),
        (TARGET + 'schema = { "$ref" = "https://example.org/s.json" }\n', 3, "schema", "is no JSON Schema"),
        (TARGET + 'schema = { "$ref" = "file:///etc/hostname" }\n', 3, "schema", "is no JSON Schema"),
        (TARGET + 'example = { a = 1 }\nschema = { required = ["b/c"] }\n', 3, "example", "/b~1c is required"),
        (TARGET + "max_attempt = 4\n", 3, "max_attempt", "did you mean max_attempts"),
        (TARGET + '[types."c"]\n' + TARGET + "batch = 4\n", 5, "batch", "unknown key"),
    ],
)
def test_a_wrong_value_is_refused_with_file_line_key_and_mend(body: str, line: int, key: str, mend: str) -> None:
    with pytest.raises(Unusable, match=re.escape(mend)) as caught:
        one(body)
    message = str(caught.value)
    assert message.startswith(f"--catalog types.toml:{line}: types.")
    assert f"{key}: " in message
    assert "\n" not in message


@pytest.mark.parametrize(
    ("text", "line", "mend"),
    [
        ("", 1, "declares no job type"),
        ("types = 3\n", 1, "declares no job type"),
        ("types.x = 3\n", 1, "must be a table"),
        ('\n[typos."a"]\n', 2, "did you mean types"),
        ('[types."a b"]\n' + TARGET, 1, "a type's name"),
        ("[types.a\n", 1, "mend the TOML"),
        ("a = " + 2_000 * "[", 1, "mend the TOML"),
        ("a = 1" + 5_000 * "0", 1, "more than 1,000 digits"),
        ("\n[types.a]\ntarget = grpc\n", 3, "mend the TOML"),
        ('descriptor_set = "missing.pb"\n[types.a]\n' + TARGET, 1, "is no file"),
    ],
)
def test_a_wrong_file_is_refused_whole_with_its_line(text: str, line: int, mend: str) -> None:
    with pytest.raises(Unusable, match=re.escape(mend)) as caught:
        catalog.parse(text, HERE)
    assert str(caught.value).startswith(f"--catalog types.toml:{line}: ")


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "latin.toml").write_bytes(b"# caf\xe9\n")
    for path in (tmp_path / "none.toml", tmp_path, tmp_path / "latin.toml"):
        with pytest.raises(Unusable, match=f"--catalog {re.escape(str(path))}: "):
            catalog.load(path)


def test_a_schema_may_lie_in_a_file_beside_the_catalog(tmp_path: Path) -> None:
    (tmp_path / "letter.json").write_text('{"required": ["to"]}')
    (tmp_path / "types.toml").write_text("[types.a]\n" + TARGET + 'schema = "letter.json"\n')
    assert catalog.load(tmp_path / "types.toml").types["a"].schema == PayloadSchema({"required": ["to"]})


@pytest.mark.parametrize(
    ("text", "wrong"),
    [("{", "is not JSON"), ("[]", "holds no JSON object"), ('{"type": 5}', "is no JSON Schema"), ("[" * 9_999, "JSON")],
    ids=["broken", "a list", "no schema", "deep"],
)
def test_a_file_that_holds_no_schema_is_refused_with_the_line_that_names_it(
    tmp_path: Path, text: str, wrong: str
) -> None:
    (tmp_path / "letter.json").write_text(text)
    with pytest.raises(Unusable, match=wrong) as caught:
        catalog.parse("[types.a]\n" + TARGET + 'schema = "letter.json"\n', tmp_path / "types.toml")
    assert str(caught.value).startswith(f"--catalog {tmp_path / 'types.toml'}:3: types.a.schema: ")


def test_the_descriptor_set_lies_beside_the_catalog(tmp_path: Path) -> None:
    (tmp_path / "set.pb").write_bytes(b"")
    (tmp_path / "types.toml").write_text('descriptor_set = "set.pb"\n[types.a]\n' + TARGET)
    assert catalog.load(tmp_path / "types.toml").descriptor_set == str(tmp_path / "set.pb")


def test_the_shipped_catalog_has_every_method_of_the_services_and_no_other() -> None:
    modules = (auth_pb2, media_pb2, messaging_pb2, moderation_pb2, notification_pb2, platform_pb2, user_pb2)
    services = [service for module in modules for service in module.DESCRIPTOR.services_by_name.values()]
    methods = {f"/{service.full_name}/{method.name}" for service in services for method in service.methods}
    shipped = catalog.load()
    called = {name: kind for name, kind in shipped.types.items() if kind.target.scheme == "grpc"}
    assert {kind.target.path for kind in called.values()} == methods
    assert shipped.types.keys() - called.keys() == {f"database.{task}" for task in MAINTENANCE}
    for name, kind in called.items():
        package = name.partition(".")[0]
        assert kind.target.address == f"{package}-service:50051"
        assert kind.target.path.startswith(f"/{package}.")


HIGH, MEDIUM, LOW = Priority.HIGH, Priority.MEDIUM, Priority.LOW
NOTIFICATIONS = ("delayed_notification", "reminder", "follow_up", "alert", "digest", "anniversary")
REPORTS = (
    "user.generate_activity_report",
    "user.report_usage_daily",
    "auth.report_security_weekly",
    "platform.report_performance_monthly",
    "moderation.report_moderation",
    "platform.report_billing",
)
PROMISED = {
    "messaging.send_scheduled_message": (HIGH, 3, 30_000, 0),
    **{f"notification.send_{each}": (HIGH, 5, 15_000, 0) for each in NOTIFICATIONS},
    "media.cleanup_temp_files": (LOW, 2, 300_000, 7),
    "media.optimize_storage": (LOW, 2, 300_000, 7),
    **dict.fromkeys(REPORTS, (MEDIUM, 1, 120_000, 30)),
    **{f"database.{task}": (MEDIUM, 3, 600_000, -1) for task in MAINTENANCE},
}
"""Priority, retries, timeout, days."""


@pytest.mark.parametrize("name", PROMISED)
def test_the_shipped_catalog_keeps_the_promises_made_for_its_types(name: str) -> None:
    kind = catalog.load().types[name]
    told = (kind.priority, kind.max_attempts - 1, kind.timeout_ms, kind.retention_days)
    assert told == PROMISED[name]


HEAD = f'[types.x]\n{TARGET}[types."a.b"]\n{TARGET}'
DIGITS, FS = "1" * 5_000, "0x" + "f" * 5_000


@pytest.mark.parametrize(
    ("line", "key", "says"),
    [
        (f"max_attempts = {DIGITS}", 'types."a.b".max_attempts', "1,000 digits"),
        (f"max_attempts = {FS}", 'types."a.b".max_attempts', "1,000 digits"),
        (f"priority = {FS}", 'types."a.b".priority', "1,000 digits"),
        (f"backoff = {{ first_ms = 5, max_ms = {FS} }}", 'types."a.b".backoff.max_ms', "1,000 digits"),
        (f"backoff = {{ first_ms = 5, max_ms = {DIGITS}, factor = 2 }}", 'types."a.b".backoff', "1,000 digits"),
        (f"example = {{ a = [1, {{ b = {FS} }}] }}", 'types."a.b".example.a', "1,000 digits"),
        (f"example{'.a' * 3_000} = 1", f'types."a.b".example{".a" * 50}', "nested too deeply"),
        (f"schema{'.a' * 3_000} = 1", f'types."a.b".schema{".a" * 50}', "nested too deeply"),
        (f"example = {'[' * 300}{']' * 300}", 'types."a.b".example', "nested too deeply"),
        (f"example = {'[' * 9_000}{']' * 9_000}", 'types."a.b".example', "nested too deeply"),
    ],
)
def test_what_the_reader_itself_cannot_take_is_named_with_file_line_and_key(line: str, key: str, says: str) -> None:
    with pytest.raises(Unusable, match=says) as caught:
        catalog.parse(f"{HEAD}{line}\nretention_days = 2\n[types.y]\n{TARGET}", HERE)
    assert str(caught.value).startswith(f"--catalog types.toml:5: {key}")
    assert len(str(caught.value)) < 500


def test_a_schema_in_a_file_with_a_number_too_long_to_read_is_named_with_it(tmp_path: Path) -> None:
    (tmp_path / "s.json").write_text(f'{{"maximum": {DIGITS}}}')
    with pytest.raises(Unusable, match=r'types.toml:3: types."a.b".schema: .*s\.json is not JSON') as caught:
        catalog.parse(f'[types."a.b"]\n{TARGET}schema = "s.json"\n', tmp_path / "types.toml")
    assert len(str(caught.value)) < 1_000

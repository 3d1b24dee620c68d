"""What a catalog says of quotas, escalations and caps, and that every error names file, line and key."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from api import catalog
from engine.core.catalog import Caps, Catalog, Escalation, Quota
from engine.errors import Unusable

TARGET = 'target = "grpc://h:1/p.S/M"\n'
HERE = Path("types.toml")
NOTIFICATIONS = ("delayed_notification", "reminder", "follow_up", "alert", "digest", "anniversary")


def one(body: str) -> Catalog:
    return catalog.parse(f'[types."a.b"]\n{body}', HERE)


def test_types_share_a_quota_by_its_name_or_have_one_of_their_own() -> None:
    read = catalog.parse(
        f'[quotas.all]\nper_user_per_day = 9\n[types.a]\n{TARGET}quota = "all"\n[types.b]\n{TARGET}quota = "all"\n'
        f"[types.c]\n{TARGET}quota = {{ per_user_per_day = 3 }}\n[types.d]\n{TARGET}",
        HERE,
    )
    assert read.types["a"].quota is read.types["b"].quota
    assert read.quotas == {"a": Quota("all", 9), "b": Quota("all", 9), "c": Quota("=c", 3)}


def test_an_escalation_names_type_recipients_and_interval() -> None:
    more = 'escalation = { type = "b", recipients = ["ops", "ü"] }\n[types.b]\n'
    read = one(TARGET + more + TARGET)
    assert read.escalations == {"a.b": Escalation("b", ("ops", "ü"), 3_600)}
    read = one(TARGET + more.replace("] }", "], interval_s = 60 }") + TARGET)
    assert read.escalations["a.b"].interval_s == 60


B = f"[types.b]\n{TARGET}"


@pytest.mark.parametrize(
    ("body", "key", "mend"),
    [
        ("quota = 5", "quota", "must be a table: { per_user_per_day = 1000 }"),
        ("quota = {}", "quota", "has no per_user_per_day"),
        ("quota = { per_user_per_day = 0 }", "quota.per_user_per_day", "1 to 1000000000"),
        ("quota = { per_user_per_days = 1 }", "quota.per_user_per_days", "did you mean per_user_per_day?"),
        ('quota = "hourly"', "quota", "'hourly' is no quota here; add a table [quotas.NAME]"),
        ('escalation = "b"', "escalation", "must be a table: { type ="),
        ('escalation = { recipients = ["o"] }', "escalation", "has no type"),
        ('escalation = { type = "b" }', "escalation", "has no recipients"),
        ('escalation = { type = 5, recipients = ["o"] }', "escalation.type", "must be the name of a type"),
        ('escalation = { type = "b", recipients = [] }', "escalation.recipients", "1 to 20 texts"),
        ('escalation = { type = "b", recipients = "o" }', "escalation.recipients", "1 to 20 texts"),
        ('escalation = { type = "b", recipients = [5] }', "escalation.recipients", "1 to 20 texts"),
        ('escalation = { type = "b", recipients = [""] }', "escalation.recipients", "1 to 20 texts"),
        ('escalation = { type = "b", recipients = ["o"], interval_s = 0 }', "escalation.interval_s", "1 to 86400"),
        ('escalation = { type = "b", recipients = ["o"], every = 1 }', "escalation.every", "unknown key"),
        ('escalation = { type = "bb", recipients = ["o"] }', "escalation.type", "is no type here; did you mean b?"),
        ('escalation = { type = "a.b", recipients = ["o"] }', "escalation.type", "escalates itself"),
    ],
)
def test_a_wrong_quota_or_escalation_is_refused_with_file_line_key_and_mend(body: str, key: str, mend: str) -> None:
    with pytest.raises(Unusable, match=re.escape(mend)) as caught:
        one(f"{TARGET}{body}\n{B}")
    assert str(caught.value).startswith(f'--catalog types.toml:3: types."a.b".{key}: ')


@pytest.mark.parametrize(
    ("text", "key", "mend"),
    [
        ("quotas = 3\n", "quotas", "must be tables"),
        ('quotas."a b".per_user_per_day = 1\n', 'quotas."a b"', "a quota's name"),
        ("quotas.a = 3\n", "quotas.a", "must be a table"),
        ("quotas.a.per_user_per_day = true\n", "quotas.a.per_user_per_day", "whole number"),
    ],
)
def test_a_wrong_table_of_quotas_is_refused_with_file_line_key_and_mend(text: str, key: str, mend: str) -> None:
    with pytest.raises(Unusable, match=re.escape(mend)) as caught:
        catalog.parse(text + B, HERE)
    assert str(caught.value).startswith(f"--catalog types.toml:1: {key}: ")


def test_no_notice_leads_to_another() -> None:
    """Whatever the length of the circle: each of its types is marked."""
    chain = 'escalation = {{ type = "{}", recipients = ["o"] }}\n'
    text = "".join(f"[types.{a}]\n{TARGET}{chain.format(b)}" for a, b in ("ab", "bc", "ca"))
    with pytest.raises(Unusable, match="'b' escalates itself: a notice would lead to another"):
        catalog.parse(text, HERE)


def test_the_shipped_catalog_lets_a_user_submit_a_thousand_messages_and_notifications_a_day() -> None:
    quotas = catalog.load().quotas
    assert set(quotas) == {"messaging.send_scheduled_message", *(f"notification.send_{each}" for each in NOTIFICATIONS)}
    assert set(quotas.values()) == {Quota("user_jobs", 1_000)}


# -- caps -----------------------------------------------------------------------------------------


def test_a_raised_cap_is_that_of_types_and_jobs() -> None:
    caps = "[caps]\nmax_attempts = 20\ntimeout_ms = 7200000\n"
    read = catalog.parse(caps + f'[types."a.b"]\n{TARGET}max_attempts = 20\ntimeout_ms = 7200000\n', HERE)
    assert read.caps == Caps(max_attempts=20, timeout_ms=7_200_000)
    assert (read.types["a.b"].max_attempts, read.types["a.b"].timeout_ms) == (20, 7_200_000)
    with pytest.raises(Unusable, match=r'types.toml:6: types."a.b".max_attempts: 21 must be .* 1 to 20 .*caps.max_att'):
        catalog.parse(caps + f'[types."a.b"]\n{TARGET}max_attempts = 21\n', HERE)


@pytest.mark.parametrize(
    ("caps", "wrong"),
    [
        ("caps = 3\n", r":1: caps: must be a table"),
        ("[caps]\nmax_attempt = 3\n", r":2: caps.max_attempt: .*did you mean max_attempts"),
        ("[caps]\nmax_attempts = 101\n", r":2: caps.max_attempts: 101 must be .* 1 to 100"),
        ("[caps]\n\ntimeout_ms = 86400001\n", r":3: caps.timeout_ms: .* 1 to 86400000"),
    ],
)
def test_a_wrong_cap_is_refused(caps: str, wrong: str) -> None:
    with pytest.raises(Unusable, match=wrong):
        catalog.parse(caps + f'[types."a.b"]\n{TARGET}', HERE)

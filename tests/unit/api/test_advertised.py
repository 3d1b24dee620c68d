"""What a node says of where it is reached is something that others can connect to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from api.advertised import advertised, warn_alone
from api.setting_values import Address


def nowhere() -> str:
    raise OSError("no such name")


def test_what_is_stated_counts() -> None:
    assert advertised("0.0.0.0:8081", Address("node-a.internal", 9_000), nowhere) == "node-a.internal:9000"


@pytest.mark.parametrize("bound", ["127.0.0.1:8081", "10.0.0.4:8081", "[fe80::1]:8081", "node-a:8081"])
def test_an_address_that_is_bound_alone_is_the_one(bound: str) -> None:
    assert advertised(bound, None, nowhere) == bound


@pytest.mark.parametrize("bound", ["0.0.0.0:8081", "[::]:8081"])
def test_where_every_address_is_listened_on_it_is_the_one_of_the_hosts_name(bound: str) -> None:
    assert advertised(bound, None, lambda: "10.0.0.4") == "10.0.0.4:8081"


@pytest.mark.parametrize("own", [nowhere, lambda: "127.0.1.1"])
def test_where_the_hosts_name_stands_for_none_it_says_what_to_give(
    caplog: pytest.LogCaptureFixture, own: Callable[[], str]
) -> None:
    reached_at = advertised("0.0.0.0:8081", None, own)
    warn_alone(reached_at)
    assert "give --advertise HOST:PORT" in caplog.text


def test_an_address_that_can_be_used_is_no_reason_to_warn(caplog: pytest.LogCaptureFixture) -> None:
    warn_alone("10.0.0.4:8081")
    warn_alone("node-a:8081")
    assert caplog.text == ""

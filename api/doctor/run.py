"""One visit of the doctor's: from settings to what is written, and how it ended."""

from __future__ import annotations

import asyncio
from typing import TextIO

from rich.console import Console

from api.client import Client
from api.doctor.examine import examine
from api.doctor.finding import Level
from api.doctor.report import as_json as json_of
from api.doctor.report import show
from api.probe import ANY
from api.setting_values import Address
from api.settings import Settings
from engine.clock import SystemClock
from engine.options import Options


def run(settings: Settings, url: str | None, *, as_json: bool, out: TextIO) -> tuple[bool, bool]:
    """Whether all is well, and whether the configuration can be used. Raises `ValueError` for no URL."""
    asked = url or _url_of(settings.http)
    Client(asked).close()
    now_ms = SystemClock(Options().clock_hold_ms, lambda _: None).now_ms
    examined = asyncio.run(examine(settings, asked, url_stated=url is not None, now_ms=now_ms))
    if as_json:
        out.write(json_of(examined.findings).decode() + "\n")
    else:
        show(Console(file=out, highlight=False), examined.findings)
    return not any(finding.level is Level.FAIL for finding in examined.findings), not examined.unusable


def _url_of(http: Address) -> str:
    return f"http://{Address(ANY.get(http.host, http.host), http.port)}"

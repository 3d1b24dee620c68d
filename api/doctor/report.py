"""What the doctor found, for a person (two lines a finding, the worst told again at the end) and for machines."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from rich.console import Console
from rich.text import Text

from api.doctor.finding import Finding, Level, counted

_STYLES = {Level.OK: "green", Level.WARNING: "yellow", Level.FAIL: "bold red"}
_INDENT = " " * 8


def as_json(findings: Sequence[Finding]) -> bytes:
    """One document: `{"healthy", "counts", "findings": [{"subject", "level", "what", "mend"}]}`."""
    document = {
        "healthy": not any(finding.level is Level.FAIL for finding in findings),
        "counts": {level.value: _count(findings, level) for level in Level},
        "findings": findings,
    }
    return msgspec.json.format(msgspec.json.encode(document), indent=2)


def show(console: Console, findings: Sequence[Finding]) -> None:
    """By subject. Long lines are wrapped on a terminal, and left whole where a program may read them."""
    subject = None
    for finding in findings:
        if finding.subject != subject:
            subject = finding.subject
            console.print(Text(subject, style="bold"))
        _line(console, Text.assemble((f"  {finding.level.value:<8}", _STYLES[finding.level])), finding.what)
        if finding.mend:
            _line(console, Text.assemble((f"{_INDENT}→ ", "cyan")), finding.mend)
    console.print(_summary(findings), soft_wrap=True)


def _line(console: Console, head: Text, told: str) -> None:
    if not console.is_terminal:
        console.print(Text.assemble(head, told), soft_wrap=True)
        return
    room = max(console.width - head.cell_len, 20)
    for number, part in enumerate(Text(told).wrap(console, room)):
        part.rstrip()
        console.print(Text.assemble(head if number == 0 else " " * head.cell_len, part), soft_wrap=True)


def _summary(findings: Sequence[Finding]) -> Text:
    bad, odd = _count(findings, Level.FAIL), _count(findings, Level.WARNING)
    told = f"{counted(len(findings), 'finding')}: {counted(bad, 'failure')}, {counted(odd, 'warning')}"
    return Text(told, style=_STYLES[Level.FAIL if bad else Level.WARNING if odd else Level.OK])


def _count(findings: Sequence[Finding], level: Level) -> int:
    return sum(finding.level is level for finding in findings)

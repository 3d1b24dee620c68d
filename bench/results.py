"""Results on disk: one JSON file a bench, and directories of them."""

from __future__ import annotations

from pathlib import Path

import msgspec

from bench.figure import Result


class Unreadable(Exception):
    """Names the file and what is wrong with it."""


def write(result: Result, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(msgspec.json.format(msgspec.json.encode(result)) + b"\n")


def read(file: Path) -> Result:
    try:
        return msgspec.json.decode(file.read_bytes(), type=Result)
    except OSError as error:
        raise Unreadable(f"{file}: {error.strerror}") from error
    except msgspec.DecodeError as error:
        raise Unreadable(f"{file}: no result of a bench: {error}") from error


def read_all(place: Path) -> list[Result]:
    """Of a file, or of each *.json in a directory."""
    if not place.is_dir():
        return [read(place)]
    found = [read(file) for file in sorted(place.glob("*.json"))]
    if not found:
        raise Unreadable(f"{place}: no *.json in it")
    return found

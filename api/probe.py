"""`python -m api.probe [PATH]`: asks the node on this machine whether it is ready, for a container's health check.

The address is the one the node serves on, read from the same settings (TOCSIN_HTTP or tocsin.toml). Exit code 0 when
the answer is 2xx, 1 otherwise, with one line that says why.
"""

from __future__ import annotations

import http.client
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from api import settings
from engine.errors import Unusable

READY = "/api/v1/health/ready"
TIMEOUT_S = 4.0
"""Below the health check's own five seconds, so that the line is ours."""

ANY = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - an address to listen on is turned into one to connect to


def probe(arguments: Sequence[str], env: Mapping[str, str], cwd: Path) -> tuple[int, str]:
    """The exit code and the line."""
    path = arguments[0] if arguments else READY
    try:
        address = settings.load({}, env, cwd).http
    except Unusable as error:
        return 1, str(error)
    connection = http.client.HTTPConnection(ANY.get(address.host, address.host), address.port, timeout=TIMEOUT_S)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        body = answer.read(2_000).decode(errors="replace").strip()
    except (OSError, http.client.HTTPException) as error:
        return 1, f"{address}{path}: {error}"
    finally:
        connection.close()
    return int(not 200 <= answer.status < 300), f"{answer.status} {body}"


if __name__ == "__main__":
    code, line = probe(sys.argv[1:], os.environ, Path.cwd())
    sys.stdout.write(line + "\n")
    sys.exit(code)

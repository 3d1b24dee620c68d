"""`tocsin` that tells, when its node has stopped and its loop still runs, which of its connections are open."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

from api import main as root
from api.settings import Settings

LEFT = "open after the stop: "


def connections() -> list[str]:
    """To whom; of this process, whoever opened them."""
    found = []
    for each in Path("/proc/self/fd").iterdir():
        try:
            with socket.socket(fileno=os.dup(int(each.name))) as held:
                peer = held.getpeername()
        except OSError:
            continue  # it is no socket, or nobody is at its other end
        if peer:  # a pair of the process's own has no name
            found.append(str(peer))
    return sorted(found)


async def _counted(settings: Settings) -> int:
    code = await _serve(settings)
    print(f"{LEFT}{connections()}", file=sys.stderr, flush=True)
    return code


if __name__ == "__main__":
    _serve, root._serve = root._serve, _counted
    from api.cli import main

    main()

"""The ceiling of `tocsin submit`: http.client sends what comes through a pipe, cut at every 500th line end, and reads
the answers without looking into them.

`python -m bench.ceilings.pipe HOST:PORT [--connections 4]` reads stdin whole before it begins, so nothing waits for the
pipe, and ends when all is answered; exit 1 when any answer was not 200. Imports nothing of Tocsin.
"""

from __future__ import annotations

import argparse
import http.client
import sys
import threading
from queue import Empty, SimpleQueue

BATCH_LINES = 500


def send(address: str, bodies: SimpleQueue[bytes], refused: list[int]) -> None:
    connection = http.client.HTTPConnection(address, timeout=60)
    while True:
        try:
            body = bodies.get_nowait()
        except Empty:
            connection.close()
            return
        connection.request("POST", "/api/v1/jobs", body, {"Content-Type": "application/x-ndjson"})
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            refused.append(answer.status)


def main(given: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.ceilings.pipe", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("address")
    parser.add_argument("--connections", type=int, default=4)
    options = parser.parse_args(given)
    lines = sys.stdin.buffer.read().splitlines()
    bodies: SimpleQueue[bytes] = SimpleQueue()
    for at in range(0, len(lines), BATCH_LINES):
        bodies.put(b"\n".join(lines[at : at + BATCH_LINES]))
    refused: list[int] = []
    senders = [
        threading.Thread(target=send, args=(options.address, bodies, refused)) for _ in range(options.connections)
    ]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

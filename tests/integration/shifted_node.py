"""`tocsin` on a clock that is wrong by the milliseconds of the first argument; nothing else is different.

It stands in for a machine without NTP: the node reads the wall clock by `time` alone.
"""

from __future__ import annotations

import sys
import time

_SHIFT_NS = int(sys.argv.pop(1)) * 1_000_000
_time, _time_ns = time.time, time.time_ns
time.time = lambda: _time() + _SHIFT_NS / 1e9
time.time_ns = lambda: _time_ns() + _SHIFT_NS

if __name__ == "__main__":
    from api.cli import main

    main()

"""`tocsin` on a clock that is wrong by the milliseconds of the first argument; nothing else is different.

It stands in for a machine without NTP.
"""

from __future__ import annotations

import sys

from engine import clock

SHIFT_MS = int(sys.argv.pop(1)) if __name__ == "__main__" else 0


class ShiftedClock(clock.SystemClock):
    def now_ms(self) -> int:
        return super().now_ms() + SHIFT_MS


if __name__ == "__main__":
    clock.SystemClock = ShiftedClock  # type: ignore[misc]
    from api.cli import main

    main()

"""The benchmark of unary dispatch runs, and tells both sides."""

from __future__ import annotations

from bench import dispatch


def test_the_smoke_size_tells_ours_and_the_ceiling() -> None:
    result = dispatch.compare(dispatch.SIZES["smoke"])
    assert result["calls"] == dispatch.SIZES["smoke"]
    for name in ("tocsin_calls_per_s", "raw_calls_per_s", "tocsin_cpu_us_per_call", "raw_cpu_us_per_call"):
        assert result[name] > 0, name

"""The trust window: counted from the start of a proof, gone when nothing proves it any more."""

from __future__ import annotations

import asyncio

from engine.trust import Trust
from tests.virtual_time import VirtualClock, run


def test_trust_holds_for_the_window_from_the_start_of_the_proof() -> None:
    async def main() -> None:
        trust = Trust(1_000, VirtualClock().boot_ms)
        assert not trust.holds()
        started_ms = trust.start()
        await asyncio.sleep(0.6)
        trust.renew(started_ms)
        assert trust.holds()
        await asyncio.sleep(0.41)
        assert not trust.holds(), "the proof took 600 ms of it"

    run(main)


def test_a_proof_that_took_longer_than_the_window_proves_nothing() -> None:
    async def main() -> None:
        trust = Trust(1_000, VirtualClock().boot_ms)
        started_ms = trust.start()
        await asyncio.sleep(1.5)
        trust.renew(started_ms)
        assert not trust.holds()
        assert trust.proved_within(5_000)

    run(main)


def test_an_older_proof_never_shortens_a_newer_one() -> None:
    async def main() -> None:
        trust = Trust(1_000, VirtualClock().boot_ms)
        old_ms = trust.start()
        await asyncio.sleep(0.5)
        trust.renew(trust.start())
        trust.renew(old_ms)
        await asyncio.sleep(0.9)
        assert trust.holds()

    run(main)


def test_revoked_trust_comes_back_only_with_a_new_proof_and_wakes_who_waits() -> None:
    async def main() -> None:
        trust = Trust(1_000, VirtualClock().boot_ms)
        trust.renew(trust.start())
        trust.revoke()
        assert not trust.holds()
        waiter = asyncio.ensure_future(trust.wait())
        await asyncio.sleep(0.1)
        assert not waiter.done()
        trust.renew(trust.start())
        await waiter

    run(main)

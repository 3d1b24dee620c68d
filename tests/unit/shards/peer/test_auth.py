"""Who may open a stream to a peer, and what a captured proof is worth."""

from __future__ import annotations

import msgspec
import pytest

from shards.peer.auth import AGE_MS_MAX, Gate, Greeting, Identity, Refused

NOW_MS = 1_795_500_000_000
A = Identity("c1", "a", b"secret")
B = Identity("c1", "b", b"secret")


class Clock:
    def __init__(self) -> None:
        self.ms = NOW_MS

    def __call__(self) -> int:
        return self.ms


def greeting(identity: Identity = A, target: str = "b", at_ms: int = NOW_MS, nonce: bytes = bytes(16)) -> Greeting:
    return Greeting(identity, target, at_ms, nonce)


def test_a_proof_of_the_secret_is_admitted_and_answered_with_one() -> None:
    asked = greeting()
    source, answer = Gate(B, Clock()).admit(asked.proof)
    assert source == "a"
    asked.check(answer)


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        (None, "no proof"),
        (b"", "is not one"),
        (b"\xff" * 40, "is not one"),
        (greeting(Identity("c1", "a", b"other")).proof, "another secret"),
        (greeting(Identity("c2", "a", b"secret")).proof, "cluster c1, not c2"),
        (greeting(target="c").proof, "this node is b, not c"),
        (greeting(at_ms=NOW_MS - AGE_MS_MAX - 1).proof, "60001 ms ago"),
        (greeting(at_ms=NOW_MS + AGE_MS_MAX + 1).proof, "-60001 ms ago"),
    ],
)
def test_whoever_does_not_prove_the_secret_for_this_node_and_now_is_refused(sent: bytes | None, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        Gate(B, Clock()).admit(sent)


def test_no_part_of_a_proof_can_be_changed() -> None:
    parts = msgspec.msgpack.decode(greeting().proof)
    for index, other in enumerate((1, "c1", "x", "b", NOW_MS + 1, b"1" * 16, b"2" * 32)):
        if parts[index] == other:
            continue
        changed = [*parts[:index], other, *parts[index + 1 :]]
        with pytest.raises(Refused, match="another secret"):
            Gate(B, Clock()).admit(msgspec.msgpack.encode(changed))


def test_a_captured_proof_opens_no_second_stream() -> None:
    clock = Clock()
    gate = Gate(B, clock)
    gate.admit(greeting().proof)
    with pytest.raises(Refused, match="used before"):
        gate.admit(greeting().proof)
    clock.ms += AGE_MS_MAX
    with pytest.raises(Refused, match="used before"):
        gate.admit(greeting().proof)
    clock.ms += 1
    with pytest.raises(Refused, match="ms ago"):
        gate.admit(greeting().proof)


def test_a_servers_answer_is_no_callers_proof_and_the_other_way_round() -> None:
    asked = greeting()
    _, answer = Gate(B, Clock()).admit(asked.proof)
    with pytest.raises(Refused, match="another secret"):
        Gate(B, Clock()).admit(answer)
    with pytest.raises(Refused, match="does not prove to be node b"):
        asked.check(asked.proof)


@pytest.mark.parametrize("secret", [b"other", b""])
def test_an_impostor_at_the_address_of_a_node_is_found_out(secret: bytes) -> None:
    asked = greeting()
    fake = Greeting(Identity("c1", "a", secret), "b", NOW_MS, bytes(16))
    for answer in (None, b"", fake.proof):
        with pytest.raises(Refused, match="does not prove"):
            asked.check(answer)


def test_nonces_are_forgotten_when_their_proofs_are_worth_nothing() -> None:
    clock = Clock()
    gate = Gate(B, clock)
    for number in range(10_000):
        gate.admit(greeting(nonce=number.to_bytes(16, "big")).proof)
    with pytest.raises(Refused, match="too many"):
        gate.admit(greeting(nonce=b"x" * 16).proof)
    clock.ms += AGE_MS_MAX + 1
    gate.admit(greeting(nonce=b"x" * 16, at_ms=clock.ms).proof)

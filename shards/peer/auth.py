"""Who may open a stream: whoever proves to know the cluster's secret, without telling it.

A proof is a MessagePack array in the metadata `tocsin-peer-bin`, closed by HMAC-SHA256 over all before it. The caller's
names both nodes, so it opens no stream to another node; its time, so it is worth nothing later; and a nonce that is
taken once. The server's proof is over the same: an impostor at a node's old address cannot answer, and is sent no jobs.
What follows on the stream is not encrypted: a network that others can write to needs a mesh with mTLS below.
"""

from __future__ import annotations

import hashlib
import hmac
from collections import OrderedDict
from collections.abc import Callable

import msgspec

from engine.errors import Rejected

METADATA = "tocsin-peer-bin"
AGE_MS_MAX = 60_000
"""How far a proof's time may be from the server's clock, either way."""
NONCE_BYTES = 16
_NONCES_MAX = 10_000
"""Remembered at once. Who could make more in two minutes knows the secret."""


class Refused(Rejected):
    """The proof is not accepted; the message says why, and nothing that helps to make a better one."""


class Identity(msgspec.Struct, frozen=True):
    """Of this node, as peers know it."""

    cluster: str
    node: str
    secret: bytes


class Proof(msgspec.Struct, array_like=True, frozen=True):
    """Never grows: another shape is another version."""

    version: int
    cluster: str
    source: str
    target: str
    at_ms: int
    nonce: bytes
    seal: bytes = b""


_VERSION = 1
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Proof).decode


def _seal(secret: bytes, role: bytes, proof: Proof) -> bytes:
    body = _encode(msgspec.structs.replace(proof, seal=b""))
    return hmac.digest(secret, role + body, hashlib.sha256)


def _sealed(secret: bytes, role: bytes, proof: Proof) -> bytes:
    return _encode(msgspec.structs.replace(proof, seal=_seal(secret, role, proof)))


class Greeting:
    """The caller's side of one opening."""

    def __init__(self, identity: Identity, target: str, now_ms: int, nonce: bytes) -> None:
        assert len(nonce) == NONCE_BYTES, len(nonce)
        self._secret = identity.secret
        self._asked = Proof(_VERSION, identity.cluster, identity.node, target, now_ms, nonce)
        self.proof = _sealed(identity.secret, b"caller", self._asked)

    def check(self, answer: bytes | None) -> None:
        """The server's proof, over what the caller sent. Raises `Refused`."""
        expected = _sealed(self._secret, b"server", self._asked)
        if answer is None or not hmac.compare_digest(answer, expected):
            raise Refused(f"whoever answers there does not prove to be node {self._asked.target} of this cluster")


class Gate:
    """The server's side of all openings."""

    def __init__(self, identity: Identity, now_ms: Callable[[], int]) -> None:
        self._identity = identity
        self._now_ms = now_ms
        self._taken: OrderedDict[bytes, int] = OrderedDict()
        """Nonce → until when it is remembered."""

    def admit(self, sent: bytes | None) -> tuple[str, bytes]:
        """(the caller's node id, the proof to answer with). Raises `Refused`."""
        if sent is None:
            raise Refused(f"no proof in the metadata {METADATA}: only nodes of this cluster are let in")
        try:
            proof = _decode(sent)
        except msgspec.MsgspecError as error:
            raise Refused("the proof is not one") from error
        mine = self._identity
        if proof.version != _VERSION:
            raise Refused(f"the proof has version {proof.version}, and {_VERSION} is known")
        if not hmac.compare_digest(proof.seal, _seal(mine.secret, b"caller", proof)):
            raise Refused("the proof was made with another secret")
        if proof.cluster != mine.cluster:
            raise Refused(f"this node is of cluster {mine.cluster}, not {proof.cluster}")
        if proof.target != mine.node:
            raise Refused(f"this node is {mine.node}, not {proof.target}")
        now_ms = self._now_ms()
        if abs(now_ms - proof.at_ms) > AGE_MS_MAX:
            raise Refused(f"the proof was made {now_ms - proof.at_ms} ms ago by this node's clock")
        self._take(proof.nonce, proof.at_ms + AGE_MS_MAX, now_ms)
        return proof.source, _sealed(mine.secret, b"server", proof)

    def _take(self, nonce: bytes, until_ms: int, now_ms: int) -> None:
        taken = self._taken
        while taken and next(iter(taken.values())) < now_ms:
            taken.popitem(last=False)
        if nonce in taken:
            raise Refused("the proof was used before")
        if len(taken) >= _NONCES_MAX:
            raise Refused("too many streams were opened within a minute: try again later")
        taken[nonce] = until_ms

"""Why a call cannot be made, before anything was sent: raised inside dispatch, an `Answer` at its border."""

from __future__ import annotations


class Refusal(Exception):
    """`code` is a gRPC status name: whether the attempt is worth repeating follows from it as from a target's own."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message

    @property
    def state(self) -> str:
        """Of a target that a probe refuses for it."""
        return "not_serving" if self.code == "FAILED_PRECONDITION" else "transient_failure"

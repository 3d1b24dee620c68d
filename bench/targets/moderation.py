"""moderation-service: scores a text by a list of weighted words, which can be taught."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Mapping
from math import isfinite, prod

import grpc

from bench.targets.desk import Refused, Work, nonsense, now_ms
from protos.whispr import moderation_pb2

TEXT_CHARS_MAX = 64_000
WORDS_MAX = 100_000
VERDICTS_MAX = 100_000
REVIEW, BLOCK = 0.4, 0.8

_WORD = re.compile(r"\w+")
_FIRST = {"scam": 0.9, "fraud": 0.7, "spam": 0.6, "idiot": 0.5, "stupid": 0.4, "hate": 0.4, "casino": 0.3, "free": 0.1}


class Moderation:
    name = "moderation.ModerationService"

    def __init__(self) -> None:
        self.weights = dict(_FIRST)
        self.version = 1
        self.verdicts: deque[tuple[int, str]] = deque(maxlen=VERDICTS_MAX)
        """(Unix ms, verdict), oldest first."""
        self._made = 0

    @property
    def methods(self) -> Mapping[str, Work]:
        return {
            "AnalyzeContent": self.analyze,
            "UpdateModels": self.update,
            "GenerateModerationReport": self.report,
        }

    def close(self) -> None:
        self.weights.clear()

    def analyze(self, request: moderation_pb2.AnalyzeContentRequest) -> moderation_pb2.AnalyzeContentResponse:
        if not request.content_id:
            raise nonsense("content_id", "what is it?")
        if not request.text.strip():
            raise nonsense("text", "nothing to analyze")
        if len(request.text) > TEXT_CHARS_MAX:
            raise nonsense("text", f"longer than {TEXT_CHARS_MAX} characters")
        matches = sorted({word for word in _WORD.findall(request.text.lower()) if word in self.weights})
        score = 1 - prod(1 - self.weights[word] for word in matches)
        verdict = "block" if score >= BLOCK else "review" if score >= REVIEW else "allow"
        self.verdicts.append((now_ms(), verdict))
        return moderation_pb2.AnalyzeContentResponse(
            score=score, verdict=verdict, matches=matches, model_version=self.version
        )

    def update(self, request: moderation_pb2.UpdateModelsRequest) -> moderation_pb2.UpdateModelsResponse:
        if request.base_version and request.base_version != self.version:
            raise Refused(grpc.StatusCode.FAILED_PRECONDITION, f"the newest version is {self.version}")
        for word, weight in request.weights.items():
            if not _WORD.fullmatch(word) or word != word.lower():
                raise nonsense(f"weights.{word}", "not a lower-case word")
            if not isfinite(weight) or not 0 <= weight <= 1:
                raise nonsense(f"weights.{word}", "not between 0 and 1")
        if len(self.weights) + len(request.weights) > WORDS_MAX:
            raise Refused(grpc.StatusCode.RESOURCE_EXHAUSTED, f"more than {WORDS_MAX} words")
        self.weights.update(request.weights)
        self.weights = {word: weight for word, weight in self.weights.items() if weight > 0}
        self.version += 1
        return moderation_pb2.UpdateModelsResponse(model_version=self.version, words=len(self.weights))

    def report(
        self, request: moderation_pb2.GenerateModerationReportRequest
    ) -> moderation_pb2.GenerateModerationReportResponse:
        to_ms = request.to_ms or now_ms() + 1
        if request.from_ms > to_ms:
            raise nonsense("from_ms", "after to_ms")
        verdicts = Counter(verdict for at_ms, verdict in self.verdicts if request.from_ms <= at_ms < to_ms)
        self._made += 1
        return moderation_pb2.GenerateModerationReportResponse(
            report_id=f"r-{to_ms}-{self._made}", analyzed=verdicts.total(), by_verdict=dict(verdicts)
        )

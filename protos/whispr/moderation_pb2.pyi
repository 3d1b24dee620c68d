from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional

DESCRIPTOR: _descriptor.FileDescriptor

class AnalyzeContentRequest(_message.Message):
    __slots__ = ("content_id", "text", "author_id", "language")
    CONTENT_ID_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    AUTHOR_ID_FIELD_NUMBER: _ClassVar[int]
    LANGUAGE_FIELD_NUMBER: _ClassVar[int]
    content_id: str
    text: str
    author_id: str
    language: str
    def __init__(self, content_id: _Optional[str] = ..., text: _Optional[str] = ..., author_id: _Optional[str] = ..., language: _Optional[str] = ...) -> None: ...

class AnalyzeContentResponse(_message.Message):
    __slots__ = ("score", "verdict", "matches", "model_version")
    SCORE_FIELD_NUMBER: _ClassVar[int]
    VERDICT_FIELD_NUMBER: _ClassVar[int]
    MATCHES_FIELD_NUMBER: _ClassVar[int]
    MODEL_VERSION_FIELD_NUMBER: _ClassVar[int]
    score: float
    verdict: str
    matches: _containers.RepeatedScalarFieldContainer[str]
    model_version: int
    def __init__(self, score: _Optional[float] = ..., verdict: _Optional[str] = ..., matches: _Optional[_Iterable[str]] = ..., model_version: _Optional[int] = ...) -> None: ...

class UpdateModelsRequest(_message.Message):
    __slots__ = ("weights", "base_version")
    class WeightsEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: float
        def __init__(self, key: _Optional[str] = ..., value: _Optional[float] = ...) -> None: ...
    WEIGHTS_FIELD_NUMBER: _ClassVar[int]
    BASE_VERSION_FIELD_NUMBER: _ClassVar[int]
    weights: _containers.ScalarMap[str, float]
    base_version: int
    def __init__(self, weights: _Optional[_Mapping[str, float]] = ..., base_version: _Optional[int] = ...) -> None: ...

class UpdateModelsResponse(_message.Message):
    __slots__ = ("model_version", "words")
    MODEL_VERSION_FIELD_NUMBER: _ClassVar[int]
    WORDS_FIELD_NUMBER: _ClassVar[int]
    model_version: int
    words: int
    def __init__(self, model_version: _Optional[int] = ..., words: _Optional[int] = ...) -> None: ...

class GenerateModerationReportRequest(_message.Message):
    __slots__ = ("from_ms", "to_ms")
    FROM_MS_FIELD_NUMBER: _ClassVar[int]
    TO_MS_FIELD_NUMBER: _ClassVar[int]
    from_ms: int
    to_ms: int
    def __init__(self, from_ms: _Optional[int] = ..., to_ms: _Optional[int] = ...) -> None: ...

class GenerateModerationReportResponse(_message.Message):
    __slots__ = ("report_id", "analyzed", "by_verdict")
    class ByVerdictEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: int
        def __init__(self, key: _Optional[str] = ..., value: _Optional[int] = ...) -> None: ...
    REPORT_ID_FIELD_NUMBER: _ClassVar[int]
    ANALYZED_FIELD_NUMBER: _ClassVar[int]
    BY_VERDICT_FIELD_NUMBER: _ClassVar[int]
    report_id: str
    analyzed: int
    by_verdict: _containers.ScalarMap[str, int]
    def __init__(self, report_id: _Optional[str] = ..., analyzed: _Optional[int] = ..., by_verdict: _Optional[_Mapping[str, int]] = ...) -> None: ...

from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    STATE_UNSPECIFIED: _ClassVar[State]
    STATE_PENDING: _ClassVar[State]
    STATE_RUNNING: _ClassVar[State]
    STATE_RETRYING: _ClassVar[State]
    STATE_SUCCEEDED: _ClassVar[State]
    STATE_DEAD: _ClassVar[State]
    STATE_CANCELLED: _ClassVar[State]
    STATE_EXPIRED: _ClassVar[State]

class Priority(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PRIORITY_UNSPECIFIED: _ClassVar[Priority]
    PRIORITY_HIGH: _ClassVar[Priority]
    PRIORITY_MEDIUM: _ClassVar[Priority]
    PRIORITY_LOW: _ClassVar[Priority]

class Gap(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    GAP_UNSPECIFIED: _ClassVar[Gap]
    GAP_FIRE_AFTER: _ClassVar[Gap]
    GAP_SHIFT: _ClassVar[Gap]
    GAP_SKIP: _ClassVar[Gap]

class Repeat(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    REPEAT_UNSPECIFIED: _ClassVar[Repeat]
    REPEAT_FIRST: _ClassVar[Repeat]
    REPEAT_LAST: _ClassVar[Repeat]
STATE_UNSPECIFIED: State
STATE_PENDING: State
STATE_RUNNING: State
STATE_RETRYING: State
STATE_SUCCEEDED: State
STATE_DEAD: State
STATE_CANCELLED: State
STATE_EXPIRED: State
PRIORITY_UNSPECIFIED: Priority
PRIORITY_HIGH: Priority
PRIORITY_MEDIUM: Priority
PRIORITY_LOW: Priority
GAP_UNSPECIFIED: Gap
GAP_FIRE_AFTER: Gap
GAP_SHIFT: Gap
GAP_SKIP: Gap
REPEAT_UNSPECIFIED: Repeat
REPEAT_FIRST: Repeat
REPEAT_LAST: Repeat

class LocalTime(_message.Message):
    __slots__ = ("local", "timezone", "gap", "repeat")
    LOCAL_FIELD_NUMBER: _ClassVar[int]
    TIMEZONE_FIELD_NUMBER: _ClassVar[int]
    GAP_FIELD_NUMBER: _ClassVar[int]
    REPEAT_FIELD_NUMBER: _ClassVar[int]
    local: str
    timezone: str
    gap: Gap
    repeat: Repeat
    def __init__(self, local: _Optional[str] = ..., timezone: _Optional[str] = ..., gap: _Optional[_Union[Gap, str]] = ..., repeat: _Optional[_Union[Repeat, str]] = ...) -> None: ...

class JobSpec(_message.Message):
    __slots__ = ("type", "payload_json", "payload_raw", "due_ms", "delay_ms", "due_local", "window_ms", "expires_ms", "user_id", "tags", "idempotency_key", "priority", "timeout_ms", "max_attempts")
    TYPE_FIELD_NUMBER: _ClassVar[int]
    PAYLOAD_JSON_FIELD_NUMBER: _ClassVar[int]
    PAYLOAD_RAW_FIELD_NUMBER: _ClassVar[int]
    DUE_MS_FIELD_NUMBER: _ClassVar[int]
    DELAY_MS_FIELD_NUMBER: _ClassVar[int]
    DUE_LOCAL_FIELD_NUMBER: _ClassVar[int]
    WINDOW_MS_FIELD_NUMBER: _ClassVar[int]
    EXPIRES_MS_FIELD_NUMBER: _ClassVar[int]
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    TAGS_FIELD_NUMBER: _ClassVar[int]
    IDEMPOTENCY_KEY_FIELD_NUMBER: _ClassVar[int]
    PRIORITY_FIELD_NUMBER: _ClassVar[int]
    TIMEOUT_MS_FIELD_NUMBER: _ClassVar[int]
    MAX_ATTEMPTS_FIELD_NUMBER: _ClassVar[int]
    type: str
    payload_json: bytes
    payload_raw: bytes
    due_ms: int
    delay_ms: int
    due_local: LocalTime
    window_ms: int
    expires_ms: int
    user_id: str
    tags: _containers.RepeatedScalarFieldContainer[str]
    idempotency_key: str
    priority: Priority
    timeout_ms: int
    max_attempts: int
    def __init__(self, type: _Optional[str] = ..., payload_json: _Optional[bytes] = ..., payload_raw: _Optional[bytes] = ..., due_ms: _Optional[int] = ..., delay_ms: _Optional[int] = ..., due_local: _Optional[_Union[LocalTime, _Mapping]] = ..., window_ms: _Optional[int] = ..., expires_ms: _Optional[int] = ..., user_id: _Optional[str] = ..., tags: _Optional[_Iterable[str]] = ..., idempotency_key: _Optional[str] = ..., priority: _Optional[_Union[Priority, str]] = ..., timeout_ms: _Optional[int] = ..., max_attempts: _Optional[int] = ...) -> None: ...

class Attempt(_message.Message):
    __slots__ = ("number", "fired_ms", "finished_ms", "outcome", "code", "error", "lateness_ms")
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    FIRED_MS_FIELD_NUMBER: _ClassVar[int]
    FINISHED_MS_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    ERROR_FIELD_NUMBER: _ClassVar[int]
    LATENESS_MS_FIELD_NUMBER: _ClassVar[int]
    number: int
    fired_ms: int
    finished_ms: int
    outcome: State
    code: str
    error: str
    lateness_ms: int
    def __init__(self, number: _Optional[int] = ..., fired_ms: _Optional[int] = ..., finished_ms: _Optional[int] = ..., outcome: _Optional[_Union[State, str]] = ..., code: _Optional[str] = ..., error: _Optional[str] = ..., lateness_ms: _Optional[int] = ...) -> None: ...

class Job(_message.Message):
    __slots__ = ("id", "type", "state", "shard", "priority", "due_ms", "next_fire_ms", "submitted_ms", "finished_ms", "attempt", "max_attempts", "timeout_ms", "user_id", "tags", "payload_json", "payload_raw", "correlation_id", "attempts", "life")
    ID_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    SHARD_FIELD_NUMBER: _ClassVar[int]
    PRIORITY_FIELD_NUMBER: _ClassVar[int]
    DUE_MS_FIELD_NUMBER: _ClassVar[int]
    NEXT_FIRE_MS_FIELD_NUMBER: _ClassVar[int]
    SUBMITTED_MS_FIELD_NUMBER: _ClassVar[int]
    FINISHED_MS_FIELD_NUMBER: _ClassVar[int]
    ATTEMPT_FIELD_NUMBER: _ClassVar[int]
    MAX_ATTEMPTS_FIELD_NUMBER: _ClassVar[int]
    TIMEOUT_MS_FIELD_NUMBER: _ClassVar[int]
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    TAGS_FIELD_NUMBER: _ClassVar[int]
    PAYLOAD_JSON_FIELD_NUMBER: _ClassVar[int]
    PAYLOAD_RAW_FIELD_NUMBER: _ClassVar[int]
    CORRELATION_ID_FIELD_NUMBER: _ClassVar[int]
    ATTEMPTS_FIELD_NUMBER: _ClassVar[int]
    LIFE_FIELD_NUMBER: _ClassVar[int]
    id: str
    type: str
    state: State
    shard: int
    priority: Priority
    due_ms: int
    next_fire_ms: int
    submitted_ms: int
    finished_ms: int
    attempt: int
    max_attempts: int
    timeout_ms: int
    user_id: str
    tags: _containers.RepeatedScalarFieldContainer[str]
    payload_json: bytes
    payload_raw: bytes
    correlation_id: str
    attempts: _containers.RepeatedCompositeFieldContainer[Attempt]
    life: int
    def __init__(self, id: _Optional[str] = ..., type: _Optional[str] = ..., state: _Optional[_Union[State, str]] = ..., shard: _Optional[int] = ..., priority: _Optional[_Union[Priority, str]] = ..., due_ms: _Optional[int] = ..., next_fire_ms: _Optional[int] = ..., submitted_ms: _Optional[int] = ..., finished_ms: _Optional[int] = ..., attempt: _Optional[int] = ..., max_attempts: _Optional[int] = ..., timeout_ms: _Optional[int] = ..., user_id: _Optional[str] = ..., tags: _Optional[_Iterable[str]] = ..., payload_json: _Optional[bytes] = ..., payload_raw: _Optional[bytes] = ..., correlation_id: _Optional[str] = ..., attempts: _Optional[_Iterable[_Union[Attempt, _Mapping]]] = ..., life: _Optional[int] = ...) -> None: ...

class JobFilter(_message.Message):
    __slots__ = ("states", "type", "user_id", "tag", "due_from_ms", "due_to_ms")
    STATES_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    TAG_FIELD_NUMBER: _ClassVar[int]
    DUE_FROM_MS_FIELD_NUMBER: _ClassVar[int]
    DUE_TO_MS_FIELD_NUMBER: _ClassVar[int]
    states: _containers.RepeatedScalarFieldContainer[State]
    type: str
    user_id: str
    tag: str
    due_from_ms: int
    due_to_ms: int
    def __init__(self, states: _Optional[_Iterable[_Union[State, str]]] = ..., type: _Optional[str] = ..., user_id: _Optional[str] = ..., tag: _Optional[str] = ..., due_from_ms: _Optional[int] = ..., due_to_ms: _Optional[int] = ...) -> None: ...

class FieldError(_message.Message):
    __slots__ = ("field", "message")
    FIELD_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    field: str
    message: str
    def __init__(self, field: _Optional[str] = ..., message: _Optional[str] = ...) -> None: ...

class Problem(_message.Message):
    __slots__ = ("type", "title", "status", "detail", "errors", "retry_after_ms")
    TYPE_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    DETAIL_FIELD_NUMBER: _ClassVar[int]
    ERRORS_FIELD_NUMBER: _ClassVar[int]
    RETRY_AFTER_MS_FIELD_NUMBER: _ClassVar[int]
    type: str
    title: str
    status: int
    detail: str
    errors: _containers.RepeatedCompositeFieldContainer[FieldError]
    retry_after_ms: int
    def __init__(self, type: _Optional[str] = ..., title: _Optional[str] = ..., status: _Optional[int] = ..., detail: _Optional[str] = ..., errors: _Optional[_Iterable[_Union[FieldError, _Mapping]]] = ..., retry_after_ms: _Optional[int] = ...) -> None: ...

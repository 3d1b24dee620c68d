from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class ShardState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SHARD_STATE_UNSPECIFIED: _ClassVar[ShardState]
    SHARD_STATE_SERVING: _ClassVar[ShardState]
    SHARD_STATE_CLAIMED: _ClassVar[ShardState]
    SHARD_STATE_DRAINING: _ClassVar[ShardState]
    SHARD_STATE_ORPHAN: _ClassVar[ShardState]
SHARD_STATE_UNSPECIFIED: ShardState
SHARD_STATE_SERVING: ShardState
SHARD_STATE_CLAIMED: ShardState
SHARD_STATE_DRAINING: ShardState
SHARD_STATE_ORPHAN: ShardState

class Shard(_message.Message):
    __slots__ = ("shard", "owner", "epoch", "state", "pending", "running", "retrying")
    SHARD_FIELD_NUMBER: _ClassVar[int]
    OWNER_FIELD_NUMBER: _ClassVar[int]
    EPOCH_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    PENDING_FIELD_NUMBER: _ClassVar[int]
    RUNNING_FIELD_NUMBER: _ClassVar[int]
    RETRYING_FIELD_NUMBER: _ClassVar[int]
    shard: int
    owner: str
    epoch: int
    state: ShardState
    pending: int
    running: int
    retrying: int
    def __init__(self, shard: _Optional[int] = ..., owner: _Optional[str] = ..., epoch: _Optional[int] = ..., state: _Optional[_Union[ShardState, str]] = ..., pending: _Optional[int] = ..., running: _Optional[int] = ..., retrying: _Optional[int] = ...) -> None: ...

class Node(_message.Message):
    __slots__ = ("node", "alive", "draining", "shards", "http", "grpc")
    NODE_FIELD_NUMBER: _ClassVar[int]
    ALIVE_FIELD_NUMBER: _ClassVar[int]
    DRAINING_FIELD_NUMBER: _ClassVar[int]
    SHARDS_FIELD_NUMBER: _ClassVar[int]
    HTTP_FIELD_NUMBER: _ClassVar[int]
    GRPC_FIELD_NUMBER: _ClassVar[int]
    node: str
    alive: bool
    draining: bool
    shards: int
    http: str
    grpc: str
    def __init__(self, node: _Optional[str] = ..., alive: _Optional[bool] = ..., draining: _Optional[bool] = ..., shards: _Optional[int] = ..., http: _Optional[str] = ..., grpc: _Optional[str] = ...) -> None: ...

class Move(_message.Message):
    __slots__ = ("first", "last", "from_node", "to_node")
    FIRST_FIELD_NUMBER: _ClassVar[int]
    LAST_FIELD_NUMBER: _ClassVar[int]
    FROM_NODE_FIELD_NUMBER: _ClassVar[int]
    TO_NODE_FIELD_NUMBER: _ClassVar[int]
    first: int
    last: int
    from_node: str
    to_node: str
    def __init__(self, first: _Optional[int] = ..., last: _Optional[int] = ..., from_node: _Optional[str] = ..., to_node: _Optional[str] = ...) -> None: ...

class ShardsRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class ShardsResponse(_message.Message):
    __slots__ = ("shards", "nodes", "moves")
    SHARDS_FIELD_NUMBER: _ClassVar[int]
    NODES_FIELD_NUMBER: _ClassVar[int]
    MOVES_FIELD_NUMBER: _ClassVar[int]
    shards: _containers.RepeatedCompositeFieldContainer[Shard]
    nodes: _containers.RepeatedCompositeFieldContainer[Node]
    moves: _containers.RepeatedCompositeFieldContainer[Move]
    def __init__(self, shards: _Optional[_Iterable[_Union[Shard, _Mapping]]] = ..., nodes: _Optional[_Iterable[_Union[Node, _Mapping]]] = ..., moves: _Optional[_Iterable[_Union[Move, _Mapping]]] = ...) -> None: ...

class RebalanceRequest(_message.Message):
    __slots__ = ("dry_run",)
    DRY_RUN_FIELD_NUMBER: _ClassVar[int]
    dry_run: bool
    def __init__(self, dry_run: _Optional[bool] = ...) -> None: ...

class RebalanceResponse(_message.Message):
    __slots__ = ("dry_run", "done", "moves")
    DRY_RUN_FIELD_NUMBER: _ClassVar[int]
    DONE_FIELD_NUMBER: _ClassVar[int]
    MOVES_FIELD_NUMBER: _ClassVar[int]
    dry_run: bool
    done: bool
    moves: _containers.RepeatedCompositeFieldContainer[Move]
    def __init__(self, dry_run: _Optional[bool] = ..., done: _Optional[bool] = ..., moves: _Optional[_Iterable[_Union[Move, _Mapping]]] = ...) -> None: ...

class DrainRequest(_message.Message):
    __slots__ = ("node",)
    NODE_FIELD_NUMBER: _ClassVar[int]
    node: str
    def __init__(self, node: _Optional[str] = ...) -> None: ...

class DrainResponse(_message.Message):
    __slots__ = ("node", "shards", "moves")
    NODE_FIELD_NUMBER: _ClassVar[int]
    SHARDS_FIELD_NUMBER: _ClassVar[int]
    MOVES_FIELD_NUMBER: _ClassVar[int]
    node: str
    shards: int
    moves: _containers.RepeatedCompositeFieldContainer[Move]
    def __init__(self, node: _Optional[str] = ..., shards: _Optional[int] = ..., moves: _Optional[_Iterable[_Union[Move, _Mapping]]] = ...) -> None: ...

class UndrainRequest(_message.Message):
    __slots__ = ("node",)
    NODE_FIELD_NUMBER: _ClassVar[int]
    node: str
    def __init__(self, node: _Optional[str] = ...) -> None: ...

class UndrainResponse(_message.Message):
    __slots__ = ("node", "shards", "moves")
    NODE_FIELD_NUMBER: _ClassVar[int]
    SHARDS_FIELD_NUMBER: _ClassVar[int]
    MOVES_FIELD_NUMBER: _ClassVar[int]
    node: str
    shards: int
    moves: _containers.RepeatedCompositeFieldContainer[Move]
    def __init__(self, node: _Optional[str] = ..., shards: _Optional[int] = ..., moves: _Optional[_Iterable[_Union[Move, _Mapping]]] = ...) -> None: ...

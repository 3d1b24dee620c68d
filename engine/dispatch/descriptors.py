"""Which message a method takes: from a descriptor set file, or from what a server said of itself.

A `Schema` has a descriptor pool of its own, so two targets may define one name differently, and neither can disturb
the process's default pool.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from google.protobuf import (
    any_pb2,
    api_pb2,
    descriptor_pb2,
    descriptor_pool,
    duration_pb2,
    empty_pb2,
    field_mask_pb2,
    source_context_pb2,
    struct_pb2,
    timestamp_pb2,
    type_pb2,
    wrappers_pb2,
)
from google.protobuf.message import DecodeError

from engine.dispatch.codec import Codec
from engine.dispatch.refusal import Refusal
from engine.errors import Unusable

_WELL_KNOWN: dict[str, bytes] = {
    module.DESCRIPTOR.name: module.DESCRIPTOR.serialized_pb
    for module in (
        any_pb2, api_pb2, descriptor_pb2, duration_pb2, empty_pb2, field_mask_pb2,
        source_context_pb2, struct_pb2, timestamp_pb2, type_pb2, wrappers_pb2,
    )
}  # fmt: skip


class Schema:
    """The services of some files and, made as they are asked for, the codecs of their methods."""

    def __init__(self, files: Mapping[str, bytes], source: str) -> None:
        """`files`: encoded FileDescriptorProtos by name, in any order. Raises `ValueError` where they do not hold."""
        self.files = dict(files)
        self._source = source
        self._pool = descriptor_pool.DescriptorPool()
        self._services: set[str] = set()
        self._codecs: dict[str, Codec] = {}
        try:
            for file in _in_order(self.files):
                self._pool.Add(file)
                prefix = f"{file.package}." if file.package else ""
                self._services.update(prefix + service.name for service in file.service)
        except (TypeError, DecodeError) as error:  # the pool's word for a file that contradicts itself or another
            raise ValueError(str(error)) from error

    def has(self, service: str) -> bool:
        return service in self._services

    def codec(self, path: str) -> Codec:
        """Of `/package.Service/Method`. Raises `Refusal` UNIMPLEMENTED for what is not there or is no unary call."""
        codec = self._codecs.get(path)
        if codec is None:
            codec = self._codecs[path] = self._make(path)
        return codec

    def _make(self, path: str) -> Codec:
        service, method_name = split(path)
        if service not in self._services:
            raise Refusal("UNIMPLEMENTED", f"{self._source} has no service {service}")
        described = self._pool.FindServiceByName(service)
        method = described.methods_by_name.get(method_name)
        if method is None:
            known = ", ".join(sorted(described.methods_by_name))
            raise Refusal("UNIMPLEMENTED", f"{service} in {self._source} has no method {method_name}, only {known}")
        if method.client_streaming or method.server_streaming:
            raise Refusal("UNIMPLEMENTED", f"{path} is a streaming method; a job is one unary call")
        return Codec(method.input_type, self._pool)


def split(path: str) -> tuple[str, str]:
    """/package.Service/Method → (package.Service, Method)."""
    service, _, method = path.removeprefix("/").partition("/")
    return service, method


def load_descriptor_set(path: str) -> Schema:
    """A serialized FileDescriptorSet (`protoc --include_imports --descriptor_set_out=FILE`). Raises `Unusable`."""
    try:
        given = descriptor_pb2.FileDescriptorSet.FromString(Path(path).read_bytes())
        return Schema({file.name: file.SerializeToString() for file in given.file}, f"descriptor set {path}")
    except (OSError, DecodeError, ValueError) as error:
        mend = "make it with protoc --include_imports --descriptor_set_out=FILE"
        raise Unusable(f"descriptor_set {path}: {error}; {mend}", field="descriptor_set") from error


def well_known(name: str) -> bytes | None:
    """A file that protobuf itself ships, for servers that do not serve it."""
    return _WELL_KNOWN.get(name)


def name_and_imports(file: bytes) -> tuple[str, list[str]]:
    """Of an encoded FileDescriptorProto. Raises `DecodeError`."""
    parsed = descriptor_pb2.FileDescriptorProto.FromString(file)
    return parsed.name, list(parsed.dependency)


def _in_order(files: dict[str, bytes]) -> Iterable[descriptor_pb2.FileDescriptorProto]:
    """Each file after what it imports. What is missing is added to `files` if protobuf ships it."""
    parsed: dict[str, descriptor_pb2.FileDescriptorProto] = {}
    order: list[descriptor_pb2.FileDescriptorProto] = []
    done: set[str] = set()
    stack = list(files)
    while stack:
        name = stack[-1]
        if name in done:
            stack.pop()
            continue
        if name in parsed:  # all it imports is done, or it imports itself in a circle, which the pool refuses
            order.append(parsed[name])
            done.add(name)
            stack.pop()
            continue
        text = files.get(name)
        if text is None and (text := well_known(name)) is not None:
            files[name] = text
        if text is None:
            raise ValueError(f"{name} is imported but not there")
        try:
            parsed[name] = descriptor_pb2.FileDescriptorProto.FromString(text)
        except DecodeError as error:
            raise ValueError(f"{name} is not a file descriptor: {error}") from error
        stack.extend(wanted for wanted in parsed[name].dependency if wanted not in done)
    return order

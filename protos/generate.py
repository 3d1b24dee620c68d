"""Makes the Python stubs from the `.proto` files, or checks that the committed ones are what they would give.

`python -m protos.generate` writes `X_pb2.py`, `X_pb2.pyi` and, for files with services, `X_pb2_grpc.py` and
`X_pb2_grpc.pyi` beside each `X.proto`; `--check` writes nothing, names what differs and exits 1. The `.proto` files
import each other by the path a user of another language would use (`tocsin/v1/common.proto`); in Python that
becomes `protos.tocsin.v1.common_pb2`. The types of the gRPC stubs are written here, for asyncio, because protoc
writes none.
"""

from __future__ import annotations

import re
import sys
import tempfile
from importlib import resources
from pathlib import Path

from google.protobuf import descriptor_pb2
from grpc_tools import protoc

ROOT = Path(__file__).resolve().parent
_IMPORT = re.compile(r"^from (tocsin|whispr)([.\w]*) import ", re.MULTILINE)
_STUBS = ("_pb2.py", "_pb2.pyi", "_pb2_grpc.py", "_pb2_grpc.pyi")
_HEAD = """# Generated from {source} by protos/generate.py. DO NOT EDIT!
from collections.abc import AsyncIterator

import grpc
import grpc.aio

{imports}
"""


def sources() -> list[str]:
    """Every `.proto`, as a path below `protos/` with slashes."""
    return sorted(path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.proto"))


def generate() -> dict[str, str]:
    """What every stub should hold, by its path below `protos/`. Raises `SystemExit` where protoc refuses a file."""
    files = sources()
    with tempfile.TemporaryDirectory() as name:
        out = Path(name)
        described = out / "described.bin"
        well_known = resources.files("grpc_tools") / "_proto"
        kinds = [f"--{kind}_out={out}" for kind in ("python", "pyi", "grpc_python")]
        includes = [f"-I{ROOT}", f"-I{well_known}"]
        if protoc.main(["protoc", *includes, *kinds, f"--descriptor_set_out={described}", *files]) != 0:
            raise SystemExit("protoc refused the files; it says why above")
        described_set = descriptor_pb2.FileDescriptorSet.FromString(described.read_bytes())
        stubs: dict[str, str] = {}
        for file in described_set.file:
            stem = file.name.removesuffix(".proto")
            made = ("_pb2.py", "_pb2.pyi", "_pb2_grpc.py") if file.service else ("_pb2.py", "_pb2.pyi")
            for suffix in made:
                stubs[stem + suffix] = _IMPORT.sub(r"from protos.\1\2 import ", (out / (stem + suffix)).read_text())
            if file.service:
                stubs[stem + "_pb2_grpc.pyi"] = _types_of(file)
    return stubs


def _types_of(file: descriptor_pb2.FileDescriptorProto) -> str:
    """The `.pyi` of the gRPC stubs of one file. Its methods take messages of the same file only."""
    package, _, name = file.name.removesuffix(".proto").rpartition("/")
    module = f"{name}_pb2"
    lines = [_HEAD.format(source=file.name, imports=f"from protos.{package.replace('/', '.')} import {module}")]
    for service in file.service:
        stub, servicer = [f"class {service.name}Stub:"], [f"class {service.name}Servicer:"]
        stub.append("    def __init__(self, channel: grpc.aio.Channel) -> None: ...")
        for method in service.method:
            asked, told = (_local(file, module, kind) for kind in (method.input_type, method.output_type))
            ends = [
                ("Stream" if streams else "Unary") for streams in (method.client_streaming, method.server_streaming)
            ]
            stub.append(f"    {method.name}: grpc.aio.{''.join(ends)}MultiCallable[{asked}, {told}]")
            servicer += _handler(method, asked, told)
        added = f"servicer: {service.name}Servicer, server: grpc.aio.Server"
        lines += [*stub, "", *servicer, "", f"def add_{service.name}Servicer_to_server({added}) -> None: ...", ""]
    return "\n".join(lines)


def _handler(method: descriptor_pb2.MethodDescriptorProto, asked: str, told: str) -> list[str]:
    context = f"context: grpc.aio.ServicerContext[{asked}, {told}]"
    request = f"request_iterator: AsyncIterator[{asked}]" if method.client_streaming else f"request: {asked}"
    if method.server_streaming:
        return [f"    def {method.name}(self, {request}, {context}) -> AsyncIterator[{told}]: ..."]
    return [f"    async def {method.name}(self, {request}, {context}) -> {told}: ..."]


def _local(file: descriptor_pb2.FileDescriptorProto, module: str, full_name: str) -> str:
    prefix = f".{file.package}."
    assert full_name.startswith(prefix), (file.name, full_name)
    return f"{module}.{full_name.removeprefix(prefix)}"


def differences(stubs: dict[str, str]) -> list[str]:
    """Stubs that are missing, differ, or have no source any more."""
    found = {path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*_pb2*") if path.name.endswith(_STUBS)}
    wrong = {name for name, text in stubs.items() if name not in found or (ROOT / name).read_text() != text}
    return sorted(wrong | (found - stubs.keys()))


def main(arguments: list[str]) -> int:
    if arguments not in ([], ["--check"]):
        print("usage: python -m protos.generate [--check]", file=sys.stderr)
        return 2
    stubs = generate()
    wrong = differences(stubs)
    if arguments:
        for name in wrong:
            print(f"protos/{name} is not what the .proto files give: run `make protos`", file=sys.stderr)
        return 1 if wrong else 0
    for name in wrong:
        if name in stubs:
            (ROOT / name).write_text(stubs[name])
        else:
            (ROOT / name).unlink()
        print(f"protos/{name}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

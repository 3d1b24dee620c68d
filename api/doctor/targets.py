"""The catalog's targets: each answers, says that it is well where it can say so, and has what the catalog names.

A target is reached by the very code that calls it: the same channel, the same way to its descriptors.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence

import grpc.aio
from google.protobuf.message import DecodeError

from api.doctor.finding import CHECK_S, Finding, checked, counted, fail, named, ok, one_line, warning
from engine.core.catalog import BATCH, BUILTIN, HTTP, HTTPS, Catalog, JobType
from engine.dispatch import health
from engine.dispatch.builtin import BuiltinTargets
from engine.dispatch.channel import Link
from engine.dispatch.descriptors import Schema, load_descriptor_set, split
from engine.dispatch.http import HttpTargets
from engine.dispatch.reflection import Description
from engine.dispatch.refusal import Refusal
from engine.errors import Unusable
from engine.options import Options

SUBJECT = "targets"

_CONNECT_MS = 3_000
_OPTIONS = Options(connect_timeout_ms=_CONNECT_MS)
_AT_ONCE_MAX = 32
"""Addresses looked at together: a catalog may name thousands."""
_REACH = "start it, or correct its address in the catalog; jobs of its types wait and retry until then"


async def check(catalog: Catalog) -> list[Finding]:
    findings: list[Finding] = []
    schema = None
    if catalog.descriptor_set is not None:
        try:
            schema = load_descriptor_set(catalog.descriptor_set)
        except Unusable as error:
            what, _, mend = str(error).rpartition("; ")
            findings.append(fail(SUBJECT, what, mend))
    turns = asyncio.Semaphore(_AT_ONCE_MAX)
    by_key: dict[str, list[JobType]] = {}
    for kind in catalog.types.values():
        by_key.setdefault(kind.target.key, []).append(kind)

    async def look(types: Sequence[JobType]) -> list[Finding]:
        async with turns:
            # Databases have a limit each, and there may be many: one for all of them would tell of none.
            within_s = None if types[0].target.scheme == BUILTIN else CHECK_S
            return await checked(SUBJECT, _target(types, schema, catalog), within_s)

    for found in await asyncio.gather(*(look(types) for types in by_key.values())):
        findings += found
    return findings


async def _target(types: Sequence[JobType], schema: Schema | None, catalog: Catalog) -> list[Finding]:
    scheme = types[0].target.scheme
    if scheme == BUILTIN:
        return await _databases(types, catalog)
    return await (_http(types) if scheme in (HTTP, HTTPS) else _grpc(types, schema))


async def _grpc(types: Sequence[JobType], schema: Schema | None) -> list[Finding]:
    target = types[0].target
    address = target.address
    if trouble := await _unreached(address):
        return [fail(SUBJECT, f"{address}: not reached: {trouble} ({_types(types)})", _REACH)]
    link = Link(address, _OPTIONS)
    description = Description(link, _CONNECT_MS)
    try:
        await health.look(link)
        if target.scheme == BATCH:
            return await _batch(link, types)
        return await _methods(address, types, description, schema)
    except Refusal as refusal:
        return [_refused(address, types, refusal)]
    finally:
        await description.close()
        await link.close()


def _refused(address: str, types: Sequence[JobType], refusal: Refusal) -> Finding:
    said = refusal.message.removeprefix(f"{address}: ")
    if refusal.code == "FAILED_PRECONDITION":
        mend = "its own logs say why; jobs of its types are called all the same, and retried where that fails"
        return warning(SUBJECT, f"{address}: {said} ({_types(types)})", mend)
    return fail(SUBJECT, f"{address}: not reached: {said} ({_types(types)})", _REACH)


async def _http(types: Sequence[JobType]) -> list[Finding]:
    """Reached, its certificate accepted, and well where a type names a path to ask."""
    targets = HttpTargets(_OPTIONS, lambda: 0)
    address = types[0].target.address
    paths = sorted({kind.health_path for kind in types if kind.health_path})
    try:
        for path in paths or [""]:
            await targets.look(types[0].target, path)
    except Refusal as refusal:
        return [_refused(address, types, refusal)]
    finally:
        await targets.close()
    return [ok(SUBJECT, f"{address}: answers{f' {named(paths)}' if paths else ''}, {counted(len(types), 'type')}")]


async def _batch(link: Link, types: Sequence[JobType]) -> list[Finding]:
    """A batch of nothing: whoever has the method answers it with nothing."""
    ask: grpc.aio.UnaryUnaryMultiCallable[bytes, bytes] = link.channel.unary_unary(types[0].target.path)
    try:
        await ask(b"", timeout=_CONNECT_MS / 1_000)
    except grpc.aio.AioRpcError as error:
        told = f"{link.address}: answers {error.code().name} to an empty batch: {error.details()} ({_types(types)})"
        mend = "deploy a service that has tocsin.v1.Handler/ExecuteBatch, or correct the target in the catalog"
        return [fail(SUBJECT, told, mend)]
    return [ok(SUBJECT, f"{link.address}: answers, and takes batches, {counted(len(types), 'type')}")]


async def _databases(types: Sequence[JobType], catalog: Catalog) -> list[Finding]:
    """Each that the catalog names gives a session; which of them a job works on, its payload says."""
    if not catalog.databases:
        mend = "add them to the catalog under [databases]; until then its jobs are dead at once"
        return [warning(SUBJECT, f"builtin: the catalog names no database ({_types(types)})", mend)]
    mend = "start it, or correct its DSN under [databases] in the catalog"
    found = await BuiltinTargets(_OPTIONS, catalog.databases).look()
    findings = [
        fail(SUBJECT, f"builtin: database {name}: {refusal.message}", mend)
        for name, refusal in found.items()
        if refusal is not None
    ]
    return findings or [ok(SUBJECT, f"builtin: {counted(len(catalog.databases), 'database')} reached")]


async def _unreached(address: str) -> str | None:
    """Why there is no TCP connection, in the system's words: gRPC's are of a resolver's making."""
    host, _, port = address.rpartition(":")
    try:
        async with asyncio.timeout(_CONNECT_MS / 1_000):
            _, writer = await asyncio.open_connection(host.strip("[]"), int(port))
    except TimeoutError:
        return f"no answer within {_CONNECT_MS:,} ms"
    except OSError as error:
        known = error.errno is not None and error.errno > 0  # resolvers' errors have numbers of their own
        return os.strerror(error.errno or 0) if known else error.strerror or one_line(error)
    writer.close()
    return None


async def _methods(
    address: str, types: Sequence[JobType], description: Description, schema: Schema | None
) -> list[Finding]:
    """Every method once; raises `Refusal` where the target is gone again."""
    findings = []
    by_path: dict[str, list[JobType]] = {}
    for kind in types:
        by_path.setdefault(kind.target.path, []).append(kind)
    for path, users in by_path.items():
        described = schema is not None and schema.has(split(path)[0])
        try:
            if schema is not None and described:
                schema.codec(path)
            else:
                await description.codec(path)
        except Refusal as refusal:
            if refusal.code == "UNAVAILABLE":
                raise
            mend = "correct the target in the catalog, or deploy a service that has the method, with reflection on"
            findings.append(fail(SUBJECT, f"{address}{path}: {refusal.message} ({_types(users)})", mend))
        except (DecodeError, KeyError, ValueError) as error:
            mend = "make its descriptors anew; a target that describes itself wrongly cannot be called with JSON"
            findings.append(fail(SUBJECT, f"{address}{path}: {error} ({_types(users)})", mend))
    return findings or [ok(SUBJECT, f"{address}: answers, and has {counted(len(by_path), 'method')} of the catalog's")]


def _types(types: Sequence[JobType]) -> str:
    return named(kind.name for kind in types)

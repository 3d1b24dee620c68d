"""The catalog's targets: each address answers, and knows the methods that the catalog names.

A target is reached by the very code that calls it: the same channel, the same way to its descriptors.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence

from google.protobuf.message import DecodeError

from api.doctor.finding import CHECK_S, Finding, checked, counted, fail, named, ok, one_line, warning
from engine.core.catalog import Catalog, JobType
from engine.dispatch.channel import Link
from engine.dispatch.descriptors import Schema, load_descriptor_set, split
from engine.dispatch.reflection import Description
from engine.dispatch.refusal import Refusal
from engine.errors import Unusable
from engine.options import Options

SUBJECT = "targets"

_CONNECT_MS = 3_000
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
    by_address: dict[tuple[str, str], list[JobType]] = {}
    for kind in catalog.types.values():
        by_address.setdefault((kind.target.scheme, kind.target.address), []).append(kind)

    async def look(scheme: str, address: str, types: Sequence[JobType]) -> list[Finding]:
        async with turns:
            return await checked(SUBJECT, _target(scheme, address, types, schema), CHECK_S)

    for found in await asyncio.gather(*(look(*where, types) for where, types in by_address.items())):
        findings += found
    return findings


async def _target(scheme: str, address: str, types: Sequence[JobType], schema: Schema | None) -> list[Finding]:
    if scheme == "builtin":
        return [ok(SUBJECT, f"builtin: carried out by the node itself, {counted(len(types), 'type')}")]
    if scheme != "grpc":
        told = f"{scheme}://{address}: not checked, the doctor knows no targets of this kind ({_types(types)})"
        return [warning(SUBJECT, told, "see whether it answers by submitting a job of such a type")]
    if trouble := await _unreached(address):
        return [fail(SUBJECT, f"{address}: not reached: {trouble} ({_types(types)})", _REACH)]
    link = Link(address, Options(connect_timeout_ms=_CONNECT_MS))
    description = Description(link, _CONNECT_MS)
    try:
        await link.ready()
        return await _methods(address, types, description, schema)
    except Refusal as refusal:
        said = refusal.message.removeprefix(f"{address}: ")
        return [fail(SUBJECT, f"{address}: not reached: {said} ({_types(types)})", _REACH)]
    finally:
        await description.close()
        await link.close()


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

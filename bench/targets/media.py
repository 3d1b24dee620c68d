"""media-service: a folder of its own with a store and unfinished uploads, some of them old, some stored twice."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from pathlib import Path

from bench.targets.desk import Work, nonsense, now_ms
from protos.whispr import media_pb2

LIMIT = 1_000
DAY_MS = 86_400_000


class Media:
    name = "media.MediaService"

    def __init__(self) -> None:
        self.root = Path(tempfile.mkdtemp(prefix="whispr-media-"))
        self.store, self.uploads = self.root / "store", self.root / "uploads"
        self.store.mkdir()
        self.uploads.mkdir()
        self._fill()

    def _fill(self) -> None:
        long_ago_s = now_ms() / 1_000 - 3 * 86_400
        for number in range(32):
            content = f"picture {number // 2}\n".encode() * 64  # each of them twice
            (self.store / f"{number:02d}.bin").write_bytes(content)
            upload = self.uploads / f"{number:02d}.part"
            upload.write_bytes(content[: len(content) // 2])
            if number % 2:
                os.utime(upload, (long_ago_s, long_ago_s))

    @property
    def methods(self) -> Mapping[str, Work]:
        return {"OptimizeStorage": self.optimize, "CleanupTempFiles": self.cleanup}

    def close(self) -> None:
        shutil.rmtree(self.root, ignore_errors=True)

    def optimize(self, request: media_pb2.OptimizeStorageRequest) -> media_pb2.OptimizeStorageResponse:
        if request.min_bytes < 0 or request.limit < 0:
            raise nonsense("limit" if request.limit < 0 else "min_bytes", "below zero")
        folder = (self.store / request.prefix).resolve()
        if not folder.is_relative_to(self.store.resolve()):
            raise nonsense("prefix", "leads out of the store")
        first: dict[bytes, Path] = {}
        examined = deduplicated = saved_bytes = 0
        for path in _files(folder, request.limit or LIMIT):
            status = path.stat()
            if status.st_size < request.min_bytes:
                continue
            examined += 1
            kept = first.setdefault(blake2b(path.read_bytes()).digest(), path)
            if kept is path or status.st_ino == kept.stat().st_ino:
                continue
            deduplicated += 1
            saved_bytes += status.st_size
            if not request.dry_run:
                link = path.with_suffix(".link")
                link.hardlink_to(kept)
                link.replace(path)
        return media_pb2.OptimizeStorageResponse(examined=examined, deduplicated=deduplicated, saved_bytes=saved_bytes)

    def cleanup(self, request: media_pb2.CleanupTempFilesRequest) -> media_pb2.CleanupTempFilesResponse:
        if request.older_than_ms < 0 or request.limit < 0:
            raise nonsense("limit" if request.limit < 0 else "older_than_ms", "below zero")
        before_ms = now_ms() - (request.older_than_ms or DAY_MS)
        deleted = freed_bytes = 0
        for path in _files(self.uploads, request.limit or LIMIT):
            status = path.stat()
            if status.st_mtime_ns // 1_000_000 > before_ms:
                continue
            deleted += 1
            freed_bytes += status.st_size
            if not request.dry_run:
                path.unlink()
        return media_pb2.CleanupTempFilesResponse(deleted=deleted, freed_bytes=freed_bytes)


def _files(folder: Path, limit: int) -> Iterator[Path]:
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return iter(found[:limit])

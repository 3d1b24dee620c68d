"""Compressed payloads: unpacking one that may have been damaged where it was stored. Pure."""

from __future__ import annotations

import zstandard

from engine.options import PAYLOAD_BYTES_MAX

UNPACKED_BYTES_MAX = 4 * PAYLOAD_BYTES_MAX
"""Above what any door takes: a bound that is lowered one day makes no stored payload unreadable."""


def unpack(packed: bytes) -> bytes:
    """Raises `ValueError` with the reason. The frame's own word for its size is looked at first: the library makes
    room for as much as a damaged head asks for."""
    try:
        size = zstandard.frame_content_size(packed)
        if not 0 <= size <= UNPACKED_BYTES_MAX:
            raise ValueError(f"it says that it has {size} bytes")
        plain: bytes = zstandard.ZstdDecompressor().decompress(packed, allow_extra_data=False)
    except zstandard.ZstdError as error:
        raise ValueError(str(error)) from error
    return plain

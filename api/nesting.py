"""How deep a JSON text is nested and how many elements it has, without building it.

For texts that a decoder has already found well-formed (depth), or may not have seen yet (an element count as a
bound, before anything is decoded). All work is done by the interpreter's C routines in passes over the whole text,
so a megabyte of brackets costs milliseconds. Strings are removed first: what they contain is no structure.
"""

from __future__ import annotations

import re

_STRINGS = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
_ALL_BYTES = bytes(range(256))
_NOT_BRACKETS = bytes(byte for byte in _ALL_BYTES if byte not in b"[]{}")
_NOT_STRUCTURE = bytes(byte for byte in _ALL_BYTES if byte not in b"[]{},")
_ALIKE = bytes.maketrans(b"{}", b"[]")
"""Which kind a bracket is does not matter in a well-formed text."""
_LEAVES = re.compile(rb"\[,*\]")


def is_deeper(text: bytes, depth: int) -> bool:
    """Whether a well-formed JSON text is nested deeper than `depth` arrays and objects: `[[1]]` is 2 deep."""
    if text.count(b"[") + text.count(b"{") <= depth:
        return False
    skeleton = _STRINGS.sub(b"", text).translate(_ALIKE, _NOT_BRACKETS)
    for _ in range(depth):
        if not skeleton:
            return False
        skeleton = skeleton.replace(b"[]", b"")  # the innermost level, everywhere at once
    return bool(skeleton)


def has_more_elements(text: bytes, count: int, depth: int) -> bool:
    """Whether an array's text has more than `count` elements, or is nested too deeply to tell.

    Exact for a well-formed array; for any other text no array that a decoder makes of it has more elements.
    """
    if text.count(b",") < count:
        return False
    skeleton = _STRINGS.sub(b"", text).translate(_ALIKE, _NOT_STRUCTURE)[1:-1]
    for _ in range(depth):
        if b"[" not in skeleton:
            break
        skeleton = _LEAVES.sub(b"", skeleton)
    return skeleton.count(b",") >= count

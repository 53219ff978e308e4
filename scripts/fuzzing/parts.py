"""Mutations inside an archive: bytes changed in a packed file seldom get past its checksums."""

import random
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from fuzzing.trees import mutated_tree
from lxml import etree

_WHOLE = 0.1  # share of mutations that change the archive itself
_BODY = 0.6  # share of the others that change the text, not its styles and relations
_WELL_FORMED = 0.8  # share of those that a parser will bear
_TEXT = "word/document.xml"
_ROOM = 4096  # bytes that a part may grow by

Mutate = Callable[[bytes, int], bytes]


def mutated(archive: bytes, most: int, seed: int, mutate: Mutate) -> bytes:
    """Return `archive` with one of its parts mutated, at most `most` bytes long."""
    dice = random.Random(seed)  # noqa: S311 - nothing secret: the fuzzer gives the seed
    if dice.random() < _WHOLE:
        return mutate(archive, most)
    try:
        with ZipFile(BytesIO(archive)) as opened:
            parts = {name: opened.read(name) for name in opened.namelist()}
    except Exception:  # noqa: BLE001 - whatever zipfile makes of it, this is no archive any more
        return mutate(archive, most)
    if not parts:
        return mutate(archive, most)
    name = _TEXT if _TEXT in parts and dice.random() < _BODY else dice.choice(list(parts))
    if dice.random() < _WELL_FORMED:
        with suppress(etree.XMLSyntaxError):  # a part that was damaged before, or a picture
            parts[name] = mutated_tree(parts[name], dice)
    else:
        parts[name] = mutate(parts[name], len(parts[name]) + _ROOM)
    packed = _packed(parts)
    return packed if len(packed) <= most else archive


def _packed(parts: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()

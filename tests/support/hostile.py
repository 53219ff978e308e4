"""Files made to cost whoever reads them too much. Each function writes one to a path."""

import random
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise, repeat
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx

MB = 1024 * 1024
LARGE = 50 * MB  # the most that a file may have
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_BODY = f"<w:document {_W}><w:body>%s</w:body></w:document>"

Write = Callable[[Path], None]


@dataclass(frozen=True, slots=True)
class Repeated:
    """A pattern again and again, perhaps between two texts; `codes` is what may come of it."""

    suffix: str
    pattern: str
    codes: set[str]
    before: str = ""
    after: str = ""

    def of_bytes(self, size: int) -> Write:
        """Write as much as fits into `size` bytes."""
        around = len((self.before + self.after).encode())
        return self._of((size - around) // len(self.pattern.encode()))

    def of_characters(self, size: int) -> Write:
        """Write as much as fits into `size` characters."""
        return self._of((size - len(self.before) - len(self.after)) // len(self.pattern))

    def _of(self, times: int) -> Write:
        before, pattern, after = (x.encode() for x in (self.before, self.pattern, self.after))
        return lambda path: _write(path, [before, *_many(pattern, times), after])


def nested(opening: str, closing: str, depth: int, inside: str = "正文。") -> Write:
    """Write `inside` as deep as said between openings and closings."""
    return lambda path: _write(path, [(opening * depth + inside + closing * depth).encode()])


def random_bytes(size: int = 49 * MB, start: bytes = b"") -> Write:
    """Write bytes that mean nothing, after `start`."""
    data = random.Random(size).randbytes(size)  # noqa: S311 - the same in every run
    return lambda path: _write(path, [start, data])


def _many(pattern: bytes, times: int) -> Iterator[bytes]:
    """Yield the pattern as often as said, in pieces of about a megabyte."""
    often = max(1, MB // len(pattern))
    yield from repeat(pattern * often, times // often)
    yield pattern * (times % often)


def _write(path: Path, pieces: Iterable[bytes]) -> None:
    with path.open("wb") as file:
        file.writelines(pieces)


# Word


def word(body: str, before: str = "") -> Write:
    """Write a .docx with this XML in its body, and perhaps some before the document."""
    return lambda path: _replaced(
        path, "word/document.xml", [before.encode(), (_BODY % body).encode()]
    )


def word_filled(pattern: str, size: int) -> Write:
    """Write a .docx whose body is `pattern` again and again, `size` bytes unpacked."""
    start, end = (_BODY % "|").encode().split(b"|")
    data = pattern.encode()
    times = size // len(data)
    return lambda path: _replaced(path, "word/document.xml", [start, *_many(data, times), end])


def word_part(name: str, pattern: bytes, size: int) -> Write:
    """Write a .docx with a part besides the text, `size` bytes unpacked."""
    return lambda path: _replaced(path, name, _many(pattern, size // len(pattern)))


def _replaced(path: Path, name: str, pieces: Iterable[bytes]) -> None:
    """Write an ordinary .docx with one part in the place of its own."""
    ordinary = BytesIO()
    document = docx.Document()
    document.add_paragraph("一、总体情况")
    document.add_paragraph("全年办理诉求十二件。")
    document.save(ordinary)
    with ZipFile(ordinary) as source, ZipFile(path, "w", ZIP_DEFLATED, compresslevel=1) as made:
        for part in source.namelist():
            if part != name:
                made.writestr(part, source.read(part))
        with made.open(name, "w", force_zip64=True) as stream:
            stream.writelines(pieces)


def entities(levels: int, times: int) -> str:
    """Return a DOCTYPE with an entity that unfolds to `times` to the power of `levels` words."""
    names = [f"e{level}" for level in range(levels)]
    lines = [f'<!ENTITY {names[0]} "{"字" * 10}">']
    lines += [f'<!ENTITY {name} "{f"&{below};" * times}">' for below, name in pairwise(names)]
    return f"<!DOCTYPE w [{''.join(lines)}]>"


# PDF

SHOWN = b"BT /F 9 Tf 20 800 Td (Annual report, twelve requests were handled.) Tj ET "
_FONT = b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>"


def pdf(contents: bytes, *, pages: int = 1, deflated: int = 0) -> Write:
    """Write a PDF in which every page shows `contents`; `deflated` bytes of blanks before it."""
    return lambda path: _write(path, [_pdf(_shown(contents, pages, deflated))])


def pdf_of(*objects: bytes) -> Write:
    """Write a PDF of these objects, numbered from 1; the first is the catalog."""
    return lambda path: _write(path, [_pdf(objects)])


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """Return a stream object."""
    return b"<</Length %d %s>> stream\n%s\nendstream" % (len(data), entries, data)


def _shown(contents: bytes, pages: int, deflated: int) -> Iterator[bytes]:
    kids = b" ".join(b"%d 0 R" % (5 + page) for page in range(pages))
    yield b"<</Type /Catalog /Pages 2 0 R>>"
    yield b"<</Type /Pages /Count %d /Kids [%s]>>" % (pages, kids)
    yield _deflated(contents, deflated) if deflated else stream(contents)
    yield _FONT
    page = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R %s>>"
    yield from repeat(page % b"/Resources <</Font <</F 4 0 R>>>>", pages)


def _deflated(contents: bytes, blanks: int) -> bytes:
    packer = zlib.compressobj(1)
    packed = b"".join(packer.compress(b" " * MB) for _ in range(blanks // MB))
    return stream(packed + packer.compress(contents) + packer.flush(), b"/Filter /FlateDecode")


def _pdf(objects: Iterable[bytes]) -> bytes:
    made, offsets = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, 1):
        offsets.append(len(made))
        made += b"%d 0 obj %s endobj\n" % (number, body)
    table, size = len(made), len(offsets) + 1
    made += b"xref\n0 %d\n0000000000 65535 f \n" % size
    made += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    made += b"trailer <</Root 1 0 R /Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (size, table)
    return bytes(made)

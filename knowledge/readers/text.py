"""Plain text: a paragraph, or a part of one, on each line."""

from knowledge.readers.content import Content
from knowledge.readers.plain import decode


def read_text(data: bytes, name: str) -> Content:
    """Return the text in `data`; raises ReportError (ENCODING) when it cannot be told."""
    return Content(text=decode(data, name))

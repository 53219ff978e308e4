"""Plain text and Markdown: a paragraph, or a part of one, on each line."""

from knowledge.readers.content import Content
from knowledge.readers.plain import decode


def read_text(data: bytes, name: str) -> Content:
    """Return the text in `data`; raises ReportError (ENCODING) when it cannot be told."""
    return Content(text=decode(data, name))


def read_marked(data: bytes, name: str) -> Content:
    """Return the Markdown in `data` without its marks; raises as `read_text`, and TOO_COMPLEX."""
    from knowledge.readers.markdown import read_markdown  # noqa: PLC0415 - with its libraries

    return read_markdown(decode(data, name), name)

"""The title of a document, as its first page shows it."""

from collections.abc import Sequence

from knowledge.readers.pdf.measures import Measures
from knowledge.readers.pdf.paragraphs import Paragraph, Part

_PAPER = "文件"  # ends the head of an office's paper, printed larger still above a title


def title_of(parts: Sequence[Part], measures: Measures) -> str:
    """Return the largest text that begins the document or stands in the middle of its first page.

    Where no such text is larger than most, return "".
    """
    titles = [
        part
        for number, part in enumerate(parts)
        if isinstance(part, Paragraph) and _may_be(part, measures, first=number == 0)
    ]
    largest = max(titles, key=lambda title: title.lines[0].line.size, default=None)
    return largest.text if largest else ""


def _may_be(paragraph: Paragraph, measures: Measures, *, first: bool) -> bool:
    if paragraph.lines[0].page != 0 or paragraph.text.endswith(_PAPER):
        return False
    return all(measures.is_large(at.line) and (first or at.is_in_middle) for at in paragraph.lines)

"""Passages as they are searched: normalised, with a mark after each heading and sentence."""

from knowledge.models import Passage
from knowledge.normalize import normalize
from knowledge.sentences import sentence_spans

END = "\ufdd0"  # Unicode leaves it to programs: no text holds it, and no word goes across it


def marked(passage: Passage) -> str:
    """Return the headings above a passage and its sentences, normalised, `END` between them."""
    text = passage.text
    sentences = (text[start:end] for start, end in sentence_spans(text))
    pieces = (piece.replace(END, " ") for piece in (*passage.path, *sentences))
    return normalize(END.join(pieces))


def headings_of(passage: Passage, text: str) -> str:
    """Return the headings in the marked `text` of a passage."""
    depth = len(passage.path)
    return END.join(text.split(END, depth)[:depth])


def parts(passage: Passage, text: str) -> tuple[str, list[str]]:
    """Return the headings in the marked `text` of a passage, and its sentences: all it has."""
    pieces, depth = text.split(END), len(passage.path)
    return END.join(pieces[:depth]), pieces[depth:]

"""Long text → pieces of bearable length, cut at the ends of paragraphs, else of sentences."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from knowledge.numbering import Style, leading_number
from knowledge.sentences import sentence_spans

Span = tuple[int, int]

# What opens the next point of a list that is written as one paragraph.
_LISTS = {Style.POINT, Style.ORDINAL, Style.DEMAND, Style.PAREN, Style.PAREN_ARABIC, Style.CIRCLED}


def pieces(text: str, paragraphs: Sequence[Span], *, least: int, most: int) -> list[Span]:
    """Return spans of whole sentences that cover `paragraphs`, each `least` to `most` characters.

    A single sentence longer than `most` stays whole; a span is shorter than `least` only
    where it fits to neither of its neighbours and no better cut can be found.
    """
    spans = [
        span
        for paragraph in paragraphs
        for span in (_parts(text, paragraph, most) if _length(paragraph) > most else [paragraph])
    ]
    return _balanced(text, _joined(spans, least, most), least, most)


def _length(span: Span) -> int:
    return span[1] - span[0]


def _parts(text: str, paragraph: Span, most: int) -> Iterator[Span]:
    """Yield the points of the list that a paragraph holds; of long ones, the sentences."""
    points: list[list[Span]] = []
    for start, end in _sentences(text, paragraph):
        number = leading_number(text[start : start + 8])
        if not points or (number and number.style in _LISTS):
            points.append([])
        points[-1].append((start, end))
    for sentences in points:
        whole = (sentences[0][0], sentences[-1][1])
        yield from [whole] if len(points) > 1 and _length(whole) <= most else sentences


def _sentences(text: str, span: Span) -> Iterator[Span]:
    """Yield the sentences in `span`, without the white space behind them."""
    content = text[slice(*span)]
    for start, end in sentence_spans(content):
        stripped = start + len(content[start:end].rstrip())
        if stripped > start:
            yield span[0] + start, span[0] + stripped


def _joined(spans: Sequence[Span], least: int, most: int) -> list[Span]:
    """Join each span that is too short to the one behind it, else to the one before it."""
    ahead: list[Span] = []
    for span in spans:
        if ahead and _length(ahead[-1]) < least and span[1] - ahead[-1][0] <= most:
            ahead[-1] = (ahead[-1][0], span[1])
        else:
            ahead.append(span)
    joined: list[Span] = []
    for span in ahead:
        short = joined and min(_length(span), _length(joined[-1])) < least
        if short and span[1] - joined[-1][0] <= most:
            joined[-1] = (joined[-1][0], span[1])
        else:
            joined.append(span)
    return joined


def _balanced(text: str, spans: Sequence[Span], least: int, most: int) -> list[Span]:
    """Cut a span that is still too short anew together with the one before it."""
    balanced: list[Span] = []
    for span in spans:
        if balanced and min(_length(span), _length(balanced[-1])) < least:
            balanced[-1:] = _halves(text, balanced[-1], span, least, most)
        else:
            balanced.append(span)
    return balanced


def _halves(text: str, first: Span, second: Span, least: int, most: int) -> list[Span]:
    whole = (first[0], second[1])
    middle = (whole[0] + whole[1]) / 2
    sentences = list(_sentences(text, whole))
    cuts = [
        [(whole[0], end), (start, whole[1])]
        for (_, end), (start, _) in pairwise(sentences)
        if least <= end - whole[0] <= most and least <= whole[1] - start <= most
    ]
    return min(cuts, key=lambda cut: abs(cut[0][1] - middle), default=[first, second])

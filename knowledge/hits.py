"""A quote inside a passage → the hit that shows it, with its link."""

from knowledge.fragment import text_fragment_url
from knowledge.models import Hit, Passage
from knowledge.sentences import sentence_spans


def make_hit(passage: Passage, quote_span: tuple[int, int], score: float = 0.0) -> Hit:
    """Return the hit for a quote inside `passage`, with its link.

    A passage that is shown without a quote is linked to at its first sentence.
    """
    first, last = quote_span
    if first == last:
        first, last = sentence_spans(passage.text)[0]
    span = (passage.span[0] + first, passage.span[0] + last)
    url = text_fragment_url(passage.report.url, passage.report.text, span)
    return Hit(passage, score, quote_span, url)

"""What is found by its form or by its place in a report, without search, and then for certain."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from knowledge.models import Answer, Hit, Kind, Passage, Section
from knowledge.normalize import normalize
from knowledge.sentences import sentence_spans
from knowledge.understand import Question


def found(
    question: Question,
    hits: Sequence[Hit],
    sections: Sequence[Section] = (),
    *,
    has_other_years: bool = False,
) -> Answer:
    """Return the answer that shows `hits`, under the headings of `sections` if there are any.

    `has_other_years` says that reports of other years stand beside the one that is shown.
    """
    return Answer(
        kind=Kind.OVERVIEW if sections else Kind.DIRECT,
        question=question.raw,
        confidence=1.0,
        understood_as="、".join(question.corrected),
        hits=tuple(hits),
        sections=tuple(sections),
        asks_now=question.asks_now,
        undated=has_other_years and not question.years,
    )


def unsaid(question: Question) -> Answer:
    """Return the answer that the reports do not say what is asked for by its form."""
    return Answer(kind=Kind.NOT_FOUND, question=question.raw)


def sentences_where(
    says: Callable[[str], object], passages: Iterable[Passage]
) -> Iterator[tuple[Passage, tuple[int, int]]]:
    """Yield the sentences of `passages` whose normalised text `says` is true of, by their spans.

    A span leaves out the space behind the sentence.
    """
    for passage in passages:
        for start, end in sentence_spans(passage.text):
            sentence = passage.text[start:end].rstrip()
            if says(normalize(sentence)):
                yield passage, (start, start + len(sentence))

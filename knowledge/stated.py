"""What a report states of itself in one sentence: on what it is based, how it sums up its work."""

from collections.abc import Iterator

from knowledge import lexicon
from knowledge.contents import Contents, telling_words
from knowledge.facts import is_of_a_year
from knowledge.hits import make_hit
from knowledge.models import Answer, Hit, Kind, Report
from knowledge.normalize import normalize
from knowledge.scope import Scope
from knowledge.sentences import sentence_spans
from knowledge.tokens import Words
from knowledge.understand import Question

_OPENING = {"basis"}  # kinds that are stated where a report begins


def asked_stated(question: Question, words: Words, scope: Scope) -> Answer | None:
    """Return the sentence of the likeliest report that states what is asked for, as the answer.

    None where a question is of something in particular, or where that report sums up nothing;
    NOT_FOUND where it does not say on what it is based.
    """
    asked = (kind for kind, of in lexicon.stated().items() if of.asked.search(question.text))
    kind = next(asked, None)
    if kind is None:
        return None
    reports = [
        report
        for report in scope.reports(question.years, question.places)
        if is_of_a_year(report, question)
        and _is_about(scope.contents_of(report), kind, question, words)
    ]
    if not reports or len({scope.places_of(report) for report in reports}) > 1:
        return None  # of no place while there are several
    report = reports[0]
    hit = next(_stating(report, kind), None)
    if hit is None:
        unsaid = Answer(kind=Kind.NOT_FOUND, question=question.raw)
        return unsaid if kind in _OPENING else None  # 根据 stands in passages on other matters
    return Answer(
        kind=Kind.DIRECT,
        question=question.raw,
        confidence=1.0,
        understood_as="、".join(question.corrected),
        hits=(hit,),
        undated=not question.dated and scope.has_other_years(report),
    )


def _is_about(contents: Contents, kind: str, question: Question, words: Words) -> bool:
    """Return whether a question says nothing but how such are asked, and what the report is of."""
    known, subject = lexicon.stated()[kind].words, contents.subject
    rest = lexicon.pointing_words().sub(" ", lexicon.document_words().sub(" ", question.content))
    said = (word for word in telling_words(words.cut(rest)) if word.isalnum())
    return all(word in known or word in subject for word in said)


def _stating(report: Report, kind: str) -> Iterator[Hit]:
    """Yield the sentences that state it, each as a hit."""
    told = lexicon.stated()[kind].told
    passages = report.passages[:1] if kind in _OPENING else report.passages
    for passage in passages:
        for start, end in sentence_spans(passage.text):
            if told.search(normalize(passage.text[start:end]).strip()):
                yield make_hit(passage, (start, end), 1.0)

"""What a report states of itself in one sentence: on what it is based, how it sums up its work."""

from knowledge import lexicon
from knowledge.contents import Contents, telling_words
from knowledge.facts import is_of_a_year
from knowledge.found import found, sentences_where, unsaid
from knowledge.hits import make_hit
from knowledge.models import Answer, Hit, Report
from knowledge.scope import Scope
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
    hit = _stating(report, kind)
    if hit is None:
        # 根据 stands in passages on other matters
        return unsaid(question) if kind in _OPENING else None
    return found(question, [hit], has_other_years=scope.has_other_years(report))


def _is_about(contents: Contents, kind: str, question: Question, words: Words) -> bool:
    """Return whether a question says nothing but how such are asked, and what the report is of."""
    known, subject = lexicon.stated()[kind].words, contents.subject
    rest = lexicon.pointing_words().sub(" ", lexicon.document_words().sub(" ", question.content))
    said = (word for word in telling_words(words.cut(rest)) if word.isalnum())
    return all(word in known or word in subject for word in said)


def _stating(report: Report, kind: str) -> Hit | None:
    """Return the first sentence that states it."""
    passages = report.passages[:1] if kind in _OPENING else report.passages
    stating = sentences_where(lexicon.stated()[kind].told.search, passages)
    return next((make_hit(passage, span, 1.0) for passage, span in stating), None)

"""Questions about which reports there are."""

from knowledge import lexicon
from knowledge.models import Answer, Kind
from knowledge.scope import Scope
from knowledge.tokens import Words
from knowledge.understand import Question


def asked_catalogue(question: Question, words: Words, scope: Scope) -> Answer | None:
    """Return the reports that a question asks for, the newest first; None where it asks others.

    They are those of the places and years that it names; NOT_FOUND where there are none.
    """
    if not lexicon.catalogue().asks.search(question.text) or not _is_of_reports(question):
        return None
    if any(_tells(word, question) for word in words.cut(question.content)):
        return None
    found = scope.reports_of(question.places, question.years)
    return Answer(
        kind=Kind.OVERVIEW if found else Kind.NOT_FOUND,
        question=question.raw,
        confidence=float(bool(found)),
        understood_as="、".join(question.corrected),
        reports=tuple(found),
    )


def _is_of_reports(question: Question) -> bool:
    """Return whether a question is of the reports here, not of papers that something needs."""
    known = lexicon.catalogue()
    if known.needs.search(question.text) or any(w.kind == "materials" for w in question.wants):
        return False
    named = question.places or question.dated
    return bool(named or known.own.search(question.text))


def _tells(word: str, question: Question) -> bool:
    """Return whether a word asks of more than reports, of whatever place."""
    if not word.isalnum() or word in lexicon.catalogue().words:
        return False
    return not any(place in word or word in place for place in question.places)

"""Questions about a document itself, answered from its metadata."""

import re
from collections.abc import Sequence

from knowledge import lexicon
from knowledge.models import Answer, Kind, Report
from knowledge.normalize import normalize
from knowledge.tokens import Words
from knowledge.understand import Question

_COUNTS = re.compile(r"(?:几|多少)[个项条份种类]")


def asked_fact(question: Question, words: Words, reports: Sequence[Report]) -> Answer | None:
    """Return the answer to a question about a document itself, from its metadata.

    `reports` are those that it may be about, the likeliest first. NOT_FOUND, with the fact
    that is asked for, where the page leaves it empty; without one, where a document of a kind is
    meant that none of them is of.
    """
    found = _field(question.text)
    if not found:
        return None
    field, about, is_loose = found
    if is_loose and _COUNTS.search(question.text):
        return None  # 主题有几个
    subject = _subject(about, question, words)
    if subject and not _is_of_a_document(about, is_loose=is_loose):
        return None  # 数据什么时候公布, 数据分类 may be about anything
    of_the_year = (report for report in reports if is_of_a_year(report, question))
    report = next((report for report in of_the_year if _is_meant(report, about, subject)), None)
    if not report:
        return None if subject else Answer(kind=Kind.NOT_FOUND, question=question.raw)
    known = bool(getattr(report.metadata, field))
    return Answer(
        kind=Kind.DIRECT if known else Kind.NOT_FOUND,
        question=question.raw,
        confidence=float(known),
        understood_as="、".join(question.corrected),
        fact=(report, field),
    )


def is_of_a_year(report: Report, question: Question) -> bool:
    """Return whether a report is of one of the years named, or was published in one."""
    dates = (report.metadata.publish_date, report.metadata.written_date)
    years = {report.year, *(int(date[:4]) for date in dates if date)}
    return not question.dated or report.year is None or bool(years & question.years)


def _field(text: str) -> tuple[str, str, bool] | None:
    """Return the field that is asked for, what else `text` says, and if that has to be sure.

    The field that is called by its name comes first, then the one that stands first.
    """
    facts = lexicon.facts()
    named = [(f.start(), name) for name, names, _ in facts if (f := names.search(text))]
    if named:
        for _, names, _ in facts:
            text = names.sub(" ", text)
        return min(named)[1], text, False
    loose = [(f.start(), -f.end(), name) for name, _, ways in facts if (f := ways.search(text))]
    if not loose:
        return None
    start, end, name = min(loose)
    return name, f"{text[:start]} {text[-end:]}", True


def _subject(about: str, question: Question, words: Words) -> list[str]:
    """Return the words by which `about` says more than that it is about a document."""
    rest = lexicon.pointing_words().sub(" ", lexicon.document_words().sub(" ", about))
    said = (word for word in words.cut(rest) if word.isalnum())
    return [word for word in said if not _says_nothing(word, question)]


def _is_of_a_document(about: str, *, is_loose: bool) -> bool:
    """Return whether `about` speaks of a document; where it has to be sure, pointing will do."""
    if lexicon.document_words().search(about):
        return True
    return is_loose and bool(lexicon.pointing_words().search(about))


def _says_nothing(word: str, question: Question) -> bool:
    if word.isdecimal() and int(word) in question.years:
        return True
    return word in lexicon.function_words() or bool(lexicon.asking_words().fullmatch(word))


def _is_meant(report: Report, about: str, subject: Sequence[str]) -> bool:
    """Return whether a report is of the kind that is spoken of, and is about that subject."""
    if any(kind not in report.title for kind in lexicon.document_kinds().findall(about)):
        return False
    title = normalize(report.title)
    return all(word in title or word in lexicon.general_words() for word in subject)

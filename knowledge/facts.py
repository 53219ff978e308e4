"""Questions about a document itself, answered from its metadata."""

from collections.abc import Sequence

from knowledge import lexicon
from knowledge.models import Answer, Kind, Report
from knowledge.normalize import normalize
from knowledge.tokens import Words
from knowledge.understand import Question


def asked_fact(question: Question, words: Words, reports: Sequence[Report]) -> Answer | None:
    """Return the answer to a question about a document itself, from its metadata.

    `reports` are those that it may be about, the likeliest first. NOT_FOUND, with the fact
    that is asked for, where the page leaves it empty.
    """
    found = _field(question.text)
    if not found:
        return None
    field, about, is_loose = found
    report = _meant(about, question, words, reports, is_loose=is_loose)
    if not report:
        return None
    known = bool(getattr(report.metadata, field))
    return Answer(
        kind=Kind.DIRECT if known else Kind.NOT_FOUND,
        question=question.raw,
        confidence=float(known),
        understood_as="、".join(question.corrected),
        fact=(report, field),
    )


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


def _meant(
    about: str, question: Question, words: Words, reports: Sequence[Report], *, is_loose: bool
) -> Report | None:
    """Return the first report of which `about` speaks, if it speaks of nothing else."""
    rest = lexicon.pointing_words().sub(" ", lexicon.document_words().sub(" ", about))
    said = (word for word in words.cut(rest) if word.isalnum())
    subject = [word for word in said if not _says_nothing(word, question)]
    if is_loose and subject and rest == about:
        return None  # 数据什么时候公布 may be about anything
    return next((report for report in reports if _is_of(report, subject)), None)


def _says_nothing(word: str, question: Question) -> bool:
    if word.isdecimal() and int(word) in question.years:
        return True
    return word in lexicon.function_words() or bool(lexicon.asking_words().fullmatch(word))


def _is_of(report: Report, subject: Sequence[str]) -> bool:
    title = normalize(report.title)
    return all(word in title or word in lexicon.general_words() for word in subject)

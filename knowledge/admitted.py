"""What a report admits to be wrong, where it has no part of its own for that."""

import re
from collections.abc import Iterable

from knowledge import cues, lexicon, years
from knowledge.found import found, sentences_where
from knowledge.hits import make_hit
from knowledge.models import Answer, Hit, Passage, Report
from knowledge.scope import Scope
from knowledge.sentences import sentence_spans
from knowledge.tokens import Words
from knowledge.understand import Question

MOST_QUOTED = 300  # characters of what is admitted, whole sentences of one paragraph

_OF_A_PLACE = {
    "发展",
    "经济",
    "社会",
    "经济社会",
    "中",
}  # words for all that a government answers for
_ENDS = tuple("。；;！!")
_ADMITS = re.compile(
    r"清[醒楚]地?(?:看到|认识到?|意识到)[^。;\n]*(?:问题|困难|不足|短板|挑战|差距|弱项|制约|满意)"
)


def asked_admitted(question: Question, words: Words, scope: Scope) -> Answer | None:
    """Return what is admitted by the newest report that a question about all shortcomings means.

    None where it asks of something in particular, or of no place while there are several.
    """
    if question.aspects != {"problem"} or _tells(question, words):
        return None
    reports = scope.reports_of(question.places, frozenset())
    if len({scope.places_of(report) for report in reports}) > 1:
        return None
    hits = (hit for report in _of_then(reports, question) if (hit := _admitted(report)))
    hit = next(hits, None)
    if hit is None:
        return None
    return found(question, [hit], has_other_years=scope.has_other_years(hit.passage.report))


def _tells(question: Question, words: Words) -> bool:
    """Return whether a question says more than that it asks of problems."""
    rest = lexicon.document_words().sub(" ", cues.without_aspects(question.content))
    said = (word for word in words.cut(rest) if word.isalnum())
    return any(word not in lexicon.broad_words() | _OF_A_PLACE for word in said)


def _of_then(reports: Iterable[Report], question: Question) -> list[Report]:
    """Return the reports that look back on the years asked about, then those that bear them."""
    if not question.years:
        return list(reports)
    named = years.of_reports(question.text)
    fitting = [r for r in reports if {r.year, years.looks_back_on(r)} & question.years]
    return sorted(
        fitting, key=lambda r: (r.year if named else years.looks_back_on(r)) not in question.years
    )


def _admitted(report: Report) -> Hit | None:
    """Return what a report admits, from the sentence that says so to the end of its paragraph."""
    for passage, (start, end) in sentences_where(_ADMITS.search, report.passages):
        return make_hit(passage, (start, max(end, _end(passage, start))), 1.0)
    return None


def _end(passage: Passage, start: int) -> int:
    """Return where the last sentence ends of a paragraph's part from `start`, cut if too long."""
    part = passage.text[start : start + MOST_QUOTED].partition("\n")[0]
    ends = [last for _, last in sentence_spans(part) if part[:last].endswith(_ENDS)]
    return start + max(ends, default=0)

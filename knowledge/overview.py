"""Questions about a whole report, or a whole part of it, answered by its headings."""

import re
from collections.abc import Sequence

from knowledge.found import found
from knowledge.headed_part import headed_part
from knowledge.hits import make_hit
from knowledge.models import Answer, Section
from knowledge.scope import Scope
from knowledge.tokens import Words
from knowledge.understand import Question
from knowledge.whole_parts import whole_parts

LONGEST = 40  # characters of content; who says more asks about something in particular

_TOLD_BY_HEADINGS = {"rule", "which", "each"}  # kinds of wants
# asks for no place and no number, though its words do elsewhere
_NO_WANT = re.compile(
    r"(?:体现|表现|反映|差|难|卡|好)在哪|哪一步|[几多少]{1,2}[个项条点]?(?:成效|成绩|成果|进展|工作|举措|措施|方面|部分|事)"
)


def overview_of(question: Question, sections: Sequence[Section], scope: Scope) -> Answer:
    """Return the answer that shows `sections`, at least one, by their headings."""
    passages = [passage for section in sections for passage in section.passages]
    hits = [make_hit(passage, (0, len(passage.text))) for passage in passages]
    has_other_years = scope.has_other_years(sections[0].report)
    return found(question, hits, sections, has_other_years=has_other_years)


def asked_overview(question: Question, words: Words, scope: Scope) -> tuple[Section, ...]:
    """Return the sections that a question about a report, or a whole part of it, asks for."""
    if len(question.content) > LONGEST:
        return ()
    of_then = scope.reports(question.years, question.places)
    of_any = scope.reports(frozenset(), question.places)
    reports = [scope.contents_of(report) for report in dict.fromkeys((*of_then, *of_any))]
    if whole := whole_parts(question, words, scope, reports):
        return whole
    wants = {want.kind for want in question.wants} - _TOLD_BY_HEADINGS
    if wants and not _NO_WANT.search(question.text):
        return ()
    return headed_part(question, words, reports)

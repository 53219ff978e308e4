"""What a report says in its title and headings, and which of the words there tell more."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from knowledge import lexicon
from knowledge.models import Report
from knowledge.normalize import normalize

MOST_REPORTS = 3  # whose parts are shown side by side
LONGEST_PHRASE = 4  # words

_CLAUSE = re.compile(r"[^,。;!?\n]+")


class Contents:
    """The title, headings and clauses of a report, in the form in which they are compared."""

    def __init__(self, report: Report) -> None:
        self.report = report
        title, publisher = normalize(report.title), normalize(report.metadata.publisher)
        self.publisher = publisher
        self.subject = title.replace(publisher, " ") if publisher else title
        above = {section.path[:-1] for section in report.sections}
        self.parents = [(normalize(s.heading), s) for s in report.sections if s.path in above]
        self.parts = [s for s in report.sections if len(s.path) == 1]
        self.headings = "\n".join(heading for heading, _ in self.parents)

    @cached_property
    def clauses(self) -> tuple[str, ...]:
        """Every clause of the text; made when first asked for, as few questions need them."""
        texts = (normalize(passage.text) for passage in self.report.passages)
        return tuple(clause for text in texts for clause in _CLAUSE.findall(text))


def telling_words(words: Sequence[str]) -> Iterator[str]:
    """Yield those of `words` that are not broad, nor make such a phrase together."""
    at = 0
    while at < len(words):
        ends = range(min(len(words), at + LONGEST_PHRASE), at, -1)
        end = next((e for e in ends if _is_broad("".join(words[at:e]))), None)
        if end is None:
            yield words[at]
        at = end or at + 1


def _is_broad(phrase: str) -> bool:
    return not lexicon.broad_words().isdisjoint((phrase, phrase.removesuffix("的")))

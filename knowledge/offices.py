"""Offices: those that published a report, and those that a question names."""

import re
from collections.abc import Collection, Mapping, Sequence

from knowledge.models import Report
from knowledge.places import without

Span = tuple[int, int]

_ENDS = tuple("局厅委办院部")
# 教育局, but neither 你们局 nor 哪个局
_SOME_OFFICE = re.compile(
    r"(?<![哪边某几一这那])((?!你们|我们|咱们|他们|贵|全|本|哪|各|每|某|个)[一-鿿]{2}[局厅])(?!长|面|部)"
)
_SHORTEST = 3  # characters: 政数局


def office_of(report: Report, places: Collection[str]) -> str:
    """Return the office that published a report, without the `places` that it is of."""
    by_title, about, _ = report.title.partition("关于")
    publisher = report.metadata.publisher or (by_title if about else "")
    return without(publisher, places)


class Offices:
    """The offices that published some reports. Immutable, safe to share."""

    def __init__(self, offices: Mapping[Report, str]) -> None:
        self._of = offices
        self._known = sorted({office for office in offices.values() if office})

    def named(self, text: str) -> dict[str, list[Span]]:
        """Return the offices that a question names, and where; the longest at each place."""
        found = {office: spans for office in self._known if (spans := _spans(office, text))}
        starts = dict[int, int]()
        for start, end in (span for spans in found.values() for span in spans):
            starts[end] = min(start, starts.get(end, start))
        longest = {o: [s for s in spans if starts[s[1]] == s[0]] for o, spans in found.items()}
        return {office: spans for office, spans in longest.items() if spans}

    def is_another(self, report: Report, said: str, text: str) -> bool:
        """Return whether a question names offices that neither published `report` nor are `said`.

        Whether they are known by reports of their own, or by none.
        """
        named = self.named(text)
        spans = [span for found in named.values() for span in found]
        if spans and self._of[report] not in named:
            told = any(text[start:end] in said for start, end in spans)
            return not told and not any(office in said for office in named)
        return any(
            found[1] not in said and not _is_within(found.span(1), spans)
            for found in _SOME_OFFICE.finditer(text)
        )


def _is_within(span: Span, spans: Sequence[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in spans)


def _spans(office: str, text: str) -> list[Span]:
    """Return where a question says an office, in full or by some of its characters: 政数局."""
    if office[-1:] not in _ENDS:
        return []
    ends = [at for at, char in enumerate(text, 1) if char == office[-1]]
    taken = ((end, _shared(office, text[:end])) for end in ends)
    return [(end - count, end) for end, count in taken if count >= _SHORTEST]


def _shared(office: str, text: str) -> int:
    """Return how many characters at the end of `text` stand in `office` in the same order."""
    at, count = len(office), 0
    for char in reversed(text):
        at = office.rfind(char, 0, at)
        if at < 0:
            break
        count += 1
    return count

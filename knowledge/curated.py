"""The entries of an FAQ over one edition: in force while all their passages stand in it."""

from collections.abc import Iterable, Sequence

from knowledge.faq import Bound, Faq
from knowledge.found import found
from knowledge.hits import make_hit
from knowledge.models import Answer, Hit, Passage
from knowledge.understand import Question


class Curated:
    """Answers what staff have bound to passages. Immutable, safe to share.

    `lost` are the entries that are out of force, as one of their passages or more is gone.
    """

    def __init__(self, faq: Faq, passages: Iterable[Passage]) -> None:
        standing = _Standing(passages if faq.entries else ())
        hits = {entry: standing.hits(entry.passages) for entry in faq.entries}
        self._hits = {entry: found for entry, found in hits.items() if found}
        self.lost = tuple(entry for entry in faq.entries if entry not in self._hits)
        self._faq = Faq(self._hits) if self.lost else faq

    def answer(self, read: Question) -> Answer | None:
        """Return the answer of the entry that asks what `read` does, None where there is none.

        What was typed is looked up first, and then what it was understood as.
        """
        entry = self._faq.find(read.raw) or self._faq.find(read.text)
        return found(read, self._hits[entry]) if entry else None


class _Standing:
    """Where the passages of an edition stand: by their ids, and by what they say."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._by_id: dict[str, Passage] = {}
        self._in_report: dict[tuple[str, str], Passage] = {}
        self._by_text: dict[str, Passage] = {}
        for passage in passages:
            self._by_id[passage.id] = passage
            self._in_report.setdefault((passage.report.id, passage.text), passage)
            self._by_text.setdefault(passage.text, passage)

    def hits(self, bound: Sequence[Bound]) -> tuple[Hit, ...]:
        """Return the hits of an entry's passages, none where one of them stands nowhere."""
        standing = [(self._passage(each), each.quote_span) for each in bound]
        hits = [make_hit(passage, quote) for passage, quote in standing if passage]
        return tuple(hits) if len(hits) == len(bound) else ()

    def _passage(self, bound: Bound) -> Passage | None:
        """Return the passage, wherever it has moved to: rather in its own report."""
        return (
            self._by_id.get(bound.passage)
            or self._in_report.get((bound.report, bound.text))
            or self._by_text.get(bound.text)
        )

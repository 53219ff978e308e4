"""Questions of a golden file, carried from the edition that they speak of to another."""

from collections.abc import Sequence
from dataclasses import replace

from knowledge.changes import changes
from knowledge.evaluate.questions import SEGMENT_ID, Gold
from knowledge.evaluate.spots import subject
from knowledge.models import Passage, Report


class Carried:
    """Names the passages `sNN` of one edition as those of another are counted.

    A passage that is put in before others would else make right answers wrong ones.
    """

    def __init__(self, before: Sequence[Report], after: Sequence[Report]) -> None:
        was, now = subject(before), subject(after)
        self._ids = _ids(was, now) if was and now else {}

    def gold(self, gold: Gold) -> Gold:
        """Return what is known of the question, without the passages that are gone."""
        return replace(
            gold,
            gold_segment_ids=self._carried(gold.gold_segment_ids),
            acceptable_segment_ids=self._carried(gold.acceptable_segment_ids),
            near_miss_segments=self._carried(gold.near_miss_segments),
        )

    def _carried(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        numbers = [int(found[1]) for id_ in ids if (found := SEGMENT_ID.fullmatch(id_))]
        return tuple(self._ids[number] for number in numbers if number in self._ids)


def _ids(was: Report, now: Report) -> dict[int, str]:
    """Return how passages, by their numbers in `was`, are called in `now`."""
    changed = {_key(c.before): _key(c.after) for c in changes([was], [now]).changed}
    by_text = {p.text: _key(p) for p in reversed(now.passages)}
    numbers = {_key(p): number for number, p in enumerate(now.passages)}
    ids: dict[int, str] = {}
    for number, passage in enumerate(was.passages):
        key = _key(passage)
        at = numbers.get(key, numbers.get(changed.get(key, by_text.get(passage.text, key))))
        if at is not None:
            ids[number] = f"s{at:02}"
    return ids


def _key(passage: Passage) -> tuple[tuple[str, ...], str, int]:
    return passage.path, passage.text, passage.occurrence

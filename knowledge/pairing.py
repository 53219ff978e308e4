"""Two lists, of which what belongs together is found step by step, the surest first."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Generic, TypeVar

from knowledge.fuzzy import alike
from knowledge.models import Passage

LEAST_ALIKE = 0.5  # of two texts; in real reports, 99.6 % of passages have no other so like them
NEAR = 100  # passages before and behind the same place, among those left, that are compared

ItemT = TypeVar("ItemT", bound=Hashable)
Choice = Callable[[Sequence[ItemT], Sequence[ItemT]], Iterable[tuple[ItemT, ItemT]]]


def in_order(before: Sequence[ItemT], after: Sequence[ItemT]) -> list[tuple[ItemT, ItemT]]:
    """Return the first of both, the second of both, and so on, as long as there are two."""
    return list(zip(before, after, strict=False))


class Unpaired(Generic[ItemT]):
    """What of two lists has not been paired yet, in order. No list holds a thing twice."""

    def __init__(self, before: Iterable[ItemT], after: Iterable[ItemT]) -> None:
        self.before = list(before)
        self.after = list(after)

    def pair(
        self, key: Callable[[ItemT], Hashable], choose: Choice[ItemT] = in_order
    ) -> list[tuple[ItemT, ItemT]]:
        """Return the pairs that `choose` makes of what has the same key; they are taken out."""
        before, after = _by(key, self.before), _by(key, self.after)
        both = [known for known in before if known in after]
        pairs = [pair for known in both for pair in choose(before[known], after[known])]
        taken_before, taken_after = {pair[0] for pair in pairs}, {pair[1] for pair in pairs}
        self.before = [item for item in self.before if item not in taken_before]
        self.after = [item for item in self.after if item not in taken_after]
        return pairs


def _by(
    key: Callable[[ItemT], Hashable], items: Iterable[ItemT]
) -> defaultdict[Hashable, list[ItemT]]:
    groups: defaultdict[Hashable, list[ItemT]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return groups


def most_alike(
    before: Sequence[Passage], after: Sequence[Passage]
) -> list[tuple[Passage, Passage]]:
    """Return pairs of passages whose texts are alike, those that are most so first.

    Each is held against those near its place, so that time grows with the number of passages.
    """
    texts = [passage.text for passage in after]
    found: list[tuple[float, int, int]] = []
    for at, passage in enumerate(before):
        first, end = _near(at, len(before), len(after))
        candidates = alike(passage.text, texts[first:end], LEAST_ALIKE)
        found.extend((share, at, first + other) for other, share in candidates)
    return [(before[at], after[other]) for at, other in _best(found)]


def _near(at: int, count: int, others: int) -> tuple[int, int]:
    """Return the range of `others` places near place `at` of `count`, the same from both sides."""
    reach = NEAR * max(count, others)
    first = -((reach - at * others) // count)  # rounded up
    return max(0, first), min(others, (at * others + reach) // count + 1)


def _best(found: Iterable[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """Return the best pairs of places, each place once; of equals, those nearest in place."""
    taken_before, taken_after, best = set[int](), set[int](), list[tuple[int, int]]()
    for _, at, other in sorted(found, key=lambda f: (-f[0], abs(f[1] - f[2]), f[1] + f[2])):
        if at not in taken_before and other not in taken_after:
            taken_before.add(at)
            taken_after.add(other)
            best.append((at, other))
    return best

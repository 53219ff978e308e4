"""Which passages have a property, for each value that it may have."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from knowledge.models import Passage

T = TypeVar("T", str, int)

Mask = NDArray[np.bool_]


class Masks(Generic[T]):
    """The passages that have each value of a property. Immutable, safe to share."""

    def __init__(
        self, passages: Sequence[Passage], values: Callable[[Passage], Iterable[T | None]]
    ) -> None:
        """Take what the values of a passage are; those that say nothing do not count."""
        places = defaultdict[T, list[int]](list)
        for at, passage in enumerate(passages):
            for value in values(passage):
                if value:
                    places[value].append(at)
        self._size = len(passages)
        self._at: dict[T, NDArray[np.int64]] = {v: np.array(at) for v, at in places.items()}

    def where(self, values: Iterable[T]) -> Mask:
        """Return where any of `values` holds, shape (n,)."""
        found = np.zeros(self._size, dtype=np.bool_)
        for value in values:
            if value in self._at:
                found[self._at[value]] = True
        return found

    def elsewhere(self, values: Iterable[T]) -> Mask:
        """Return where none of `values` holds; nowhere when none holds anywhere."""
        here = self.where(values)
        return ~here if here.any() else here

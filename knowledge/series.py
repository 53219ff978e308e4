"""Whether a series of headings goes on further down the text."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from knowledge.candidates import Candidate, Form
from knowledge.numbering import Style

_MOST_APART = 3  # paragraphs between two short sentences that head what is below them
_FARTHEST = 40  # lines between them, lists included


class Ahead:
    """Where the next candidate of a style stands."""

    def __init__(self, found: Sequence[Candidate | None]) -> None:
        self._found = found
        self._at: dict[Style | Form, list[int]] = defaultdict(list)
        for at, candidate in enumerate(found):
            if candidate:
                self._at[candidate.style].append(at)

    def next(self, style: Style | Form, after: int) -> int:
        """Return the line of the next candidate of `style`, past the end if there is none."""
        places = self._at.get(style, [])
        index = bisect_right(places, after)
        return places[index] if index < len(places) else len(self._found)

    def goes_on(self, candidate: Candidate, after: int, before: int) -> bool:
        """Return whether the series of `candidate` has another member within the lines."""
        at = self.next(candidate.style, after)
        if at >= before:
            return False
        if candidate.style is Form.BARE and not self.is_near(after, at):
            return False
        following = self._found[at]
        return following is not None and following.value in (0, candidate.value + 1)

    def is_near(self, first: int, second: int) -> bool:
        """Return whether few paragraphs stand between two short sentences that head some."""
        if second - first > _FARTHEST:
            return False
        return self._found[first + 1 : second].count(None) <= _MOST_APART

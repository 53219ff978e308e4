"""The names of systems, platforms and rules, mined from the loaded reports."""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from knowledge.models import Report
from knowledge.normalize import normalize

SHORTEST, LONGEST = 3, 16  # characters of a name
_SHARED = 2  # characters that the items of a list begin with alike

_QUOTED = re.compile(r"[“「『《]([^“”「」『』《》\n]+)[”」』》]")
_LISTED = re.compile(r"[\u4e00-\u9fff]{3,8}(?:、[\u4e00-\u9fff]{3,8}){2,}")
_NAME = re.compile(rf"(?!\d+$)[\u4e00-\u9fffa-z0-9]{{{SHORTEST},{LONGEST}}}")


def mine(reports: Iterable[Report]) -> frozenset[str]:
    """Return the normalised names that stand in quotation marks or in lists of three or more."""
    return frozenset(
        name
        for report in reports
        for candidate in _candidates(report.text[slice(*report.outline.body)])
        if _NAME.fullmatch(name := normalize(candidate))
    )


def _candidates(text: str) -> Iterator[str]:
    yield from _QUOTED.findall(text)
    for listed in _LISTED.findall(text):
        first, *items, last = listed.split("、")
        yield from items
        # The first and the last item run into the words around the list, so they count
        # only where the items share a beginning (越秀人家、越秀商家、越秀先锋、…).
        prefix = _common_start(items)
        if len(items) > 1 and len(prefix) >= _SHARED:
            yield first[max(first.rfind(prefix), 0) :]
            if last.startswith(prefix):
                yield last[: len(items[-1])]


def _common_start(items: list[str]) -> str:
    alike = takewhile(lambda chars: len(set(chars)) == 1, zip(*items, strict=False))
    return "".join(chars[0] for chars in alike)

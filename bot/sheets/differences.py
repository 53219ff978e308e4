"""What differs between two editions, to be read."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from rich.text import Text

from bot import texts
from bot.sheets.lines import named, place
from knowledge.changes import Changed, Changes, Moved

ItemT = TypeVar("ItemT")


def totals(found: Changes) -> tuple[str, str]:
    """Return how many reports and passages differ."""
    return (
        texts.REPORTS_DIFFERENCE.format(
            added=len(found.reports_added),
            removed=len(found.reports_removed),
            replaced=len(found.reports_replaced),
        ),
        texts.REPORTS_PASSAGES.format(
            added=len(found.added),
            removed=len(found.removed),
            changed=len(found.changed),
            moved=len(found.moved),
            unchanged=found.unchanged,
        ),
    )


def differences(found: Changes, *, colours: bool, most: int | None = None) -> Iterator[Text | str]:
    """Yield every difference, at the `most` so many of each sort.

    Changed words are coloured, or marked with signs where there are no colours.
    """
    groups = texts.REPORTS_GROUPS
    titles = (groups["reports_added"], groups["reports_removed"], groups["reports_replaced"])
    replaced = [pair.after for pair in found.reports_replaced]
    for title, reports in zip(
        titles, (found.reports_added, found.reports_removed, replaced), strict=True
    ):
        yield from _group(title, reports, lambda report: [named(report)], most)

    def changed(pair: Changed) -> list[Text | str]:
        return [place(pair.after), marked(pair, colours=colours), ""]

    yield from _group(groups["changed"], found.changed, changed, most)
    for title, passages in ((groups["added"], found.added), (groups["removed"], found.removed)):
        yield from _group(title, passages, lambda p: [place(p), p.text, ""], most)
    yield from _group(groups["moved"], found.moved, _moved, most)


def marked(changed: Changed, *, colours: bool) -> Text:
    """Return the text of a passage with the words that were taken out, and those put in."""
    before, after = changed.before.text, changed.after.text
    shown, at = Text(), 0
    for (was, was_end), (now, now_end) in changed.words:
        shown.append(after[at:now])
        shown.append_text(_word(before[was:was_end], texts.REPORTS_OUT, "red strike", colours))
        shown.append_text(_word(after[now:now_end], texts.REPORTS_IN, "green", colours))
        at = now_end
    return shown.append(after[at:])


def _word(text: str, sign: str, style: str, colours: bool) -> Text:
    if not text:
        return Text()
    return Text(text, style) if colours else Text(sign.format(text=text))


def _moved(moved: Moved) -> list[Text | str]:
    way = texts.REPORTS_MOVED.format(before=place(moved.before), after=place(moved.after))
    return [way, moved.after.text, ""]


def _group(
    title: str,
    items: Sequence[ItemT],
    lines: Callable[[ItemT], Iterable[Text | str]],
    most: int | None,
) -> Iterator[Text | str]:
    if not items:
        return
    yield from ("", Text(title, "bold"))
    for item in islice(items, most):
        yield from lines(item)
    if most is not None and len(items) > most:
        yield texts.REPORTS_REST.format(count=len(items) - most)

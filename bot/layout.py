"""The pieces a message is put together from. Pure."""

import re
from collections import Counter
from collections.abc import Sequence

from bot import texts
from bot.actions import Action, ShowSection
from bot.message import BUTTON_LIMIT, Button, Rows, escape, opening, shorten
from knowledge.models import Hit, Passage, Report, Section

TITLE_LIMIT = 120  # UTF-16 units of a report's title or publisher
HEADING_LIMIT = 80  # UTF-16 units of one heading in a path
FIRST_WORDS = 60  # UTF-16 units of a quote: about three lines of a phone
DEPTH_LIMIT = 6  # headings of a path, the innermost

_CLAUSE = re.compile(r".{6,}?(?=[，,；;：:。])")  # the first, if longer than 第一，

Span = tuple[int, int]
Entry = tuple[str, Action]  # a button's label in full, and what it does


def marked(text: str, span: Span, quote: Span) -> str:
    """Return the markup of that part of `text`, the quote in bold, …… where it was cut."""
    start, end = span
    bold_start, bold_end = max(start, quote[0]), max(start, min(end, quote[1]))
    bold = text[bold_start:bold_end].rstrip()
    before, after = text[start:bold_start], text[bold_start + len(bold) : end]
    middle = f"<b>{escape(bold)}</b>" if bold else ""
    head = texts.CUT if text[:start].strip() else ""
    tail = texts.CUT if text[end:].strip() else ""
    return head + escape(before.lstrip()) + middle + escape(after.rstrip()) + tail


def origin(report: Report, path: tuple[str, ...]) -> str:
    """Return the markup of where something stands, who published it and when."""
    title = f"《{shorten(report.title, TITLE_LIMIT)}》"
    headings = [shorten(trim(heading), HEADING_LIMIT) for heading in path[-DEPTH_LIMIT:]]
    known = filter(None, (shorten(report.metadata.publisher, TITLE_LIMIT), _date(report)))
    return escape(texts.SOURCE + " › ".join([title, *headings]) + "\n" + " · ".join(known))


def _date(report: Report) -> str:
    metadata = report.metadata
    if metadata.publish_date:
        return texts.PUBLISHED.format(date=metadata.publish_date)
    return texts.WRITTEN.format(date=metadata.written_date) if metadata.written_date else ""


def place(passage: Passage) -> str:
    """Return where a passage stands, in one line without markup."""
    return " › ".join(trim(heading) for heading in passage.path) or passage.report.title


def heading(passage: Passage) -> str:
    """Return what a passage is called: its heading, else its first words."""
    return label(passage.path[-1] if passage.path else passage.text)


def marks(reports: Sequence[Report]) -> list[str]:
    """Return what tells each report from the others: its year, its office; "" for nothing."""
    years = [texts.YEAR.format(year=r.year) if r.year else "" for r in reports]
    offices = [r.metadata.publisher or r.title for r in reports]
    if len(set(zip(years, offices, strict=True))) < len(set(reports)):
        offices = [r.title for r in reports]
    differing = [values for values in (years, offices) if len(set(values)) > 1]
    told = (" ".join(filter(None, (v[at] for v in differing))) for at in range(len(reports)))
    return [shorten(mark, TITLE_LIMIT) for mark in told]


def names(hits: Sequence[Hit]) -> list[tuple[str, str]]:
    """Return what each hit is called beside the others: its year or office, and its heading.

    Where both are the same for several, the beginning of the quote stands for the heading.
    """
    told = marks([hit.passage.report for hit in hits])
    called = [(mark, _brief(hit.passage)) for mark, hit in zip(told, hits, strict=True)]
    times = Counter(called)
    return [
        (mark, name if times[mark, name] == 1 else first_words(hit))
        for (mark, name), hit in zip(called, hits, strict=True)
    ]


def labels(hits: Sequence[Hit]) -> list[str]:
    """Return what each hit is called beside the others, in one line."""
    return [label(f"{mark} {name}") for mark, name in names(hits)]


def first_words(hit: Hit) -> str:
    """Return how the quote begins, or the passage where nothing is quoted, in one line."""
    text = " ".join((hit.quote.strip() or hit.passage.text).split())
    words = opening(text, FIRST_WORDS)
    return words if words == text else words + texts.CUT


def _brief(passage: Passage) -> str:
    """Return the opening clause of a heading, all of one that has no other."""
    name = heading(passage)
    clause = _CLAUSE.match(name)
    return clause.group() if clause else name


def label(text: str) -> str:
    """Return `text` as an entry of a list: one line, not too long."""
    return shorten(trim(" ".join(text.split())), HEADING_LIMIT)


def trim(text: str) -> str:
    """Return a heading without the stop that a run-in heading ends with."""
    return text.rstrip("。；; \n")


def listed(entries: list[Entry]) -> list[str]:
    """Return the lines of a numbered list, as markup."""
    return [f"{n}. {escape(name)}" for n, (name, _) in enumerate(entries, 1)]


def numbered(entries: list[Entry]) -> Rows:
    """Return a button for each entry of a numbered list."""
    return tuple(button(f"{n}. {name}", action) for n, (name, action) in enumerate(entries, 1))


def button(text: str, action: Action) -> tuple[Button, ...]:
    """Return a row of one button."""
    return (Button(shorten(text, BUTTON_LIMIT), action=action),)


def link(url: str) -> Rows:
    """Return the button that opens the source, none for what is no web address."""
    if not url.startswith(("http://", "https://")):
        return ()
    return ((Button(texts.OPEN_SOURCE, url=url),),)


def up(report: Report, path: tuple[str, ...]) -> Rows:
    """Return the button to the section above, none at the top."""
    if len(path) <= 1:
        return ()
    return (button(texts.UP, ShowSection(Section(report, path[:-1]).id)),)

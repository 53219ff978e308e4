"""Calendars of what is to be pushed: a table or a list, every wrong row named. Pure."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

import yaml

from bot.errors import Bar, PushError
from bot.pushes.content import Content, check, is_page, with_text, with_title

MOST_BYTES: Final = 5_000_000
MOST_ROWS: Final = 2_000
FIELDS: Final[Mapping[str, str]] = {
    **{name: name for name in ("topic", "date", "title", "text", "link_text", "link_url")},
    "栏目": "topic",
    "日期": "date",
    "标题": "title",
    "正文": "text",
    "文字": "text",
    "内容": "text",
    "按钮": "link_text",
    "链接": "link_url",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A row that is right; `topic` is its name."""

    row: int
    topic: str
    day: date | None
    content: Content


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that is wrong, and why."""

    row: int
    error: PushError


def read(
    name: str,
    data: bytes,
    *,
    topics: Mapping[str, str],
    topic: str,
    check_day: Callable[[str, date], date],
) -> tuple[list[Entry], list[Fault]]:
    """Return the rows of a file by its name (.csv, .yaml, .yml) that are right and that are not.

    `topics` are titles by name; `topic` is that of rows without one; `check_day` raises PushError
    for a day that a topic cannot have. Raises PushError (NO_CALENDAR) for what is no calendar at
    all.
    """
    if len(data) > MOST_BYTES:
        raise PushError(Bar.NO_CALENDAR, path=name)
    rows = _table(name, data) if name.lower().endswith(".csv") else _list(name, data)
    right, wrong = list[Entry](), list[Fault]()
    for number, row in rows[:MOST_ROWS]:
        try:
            right.append(_entry(number, row, topics, topic, check_day))
        except PushError as error:
            wrong.append(Fault(number, error))
    if not right and not wrong:
        raise PushError(Bar.NO_CALENDAR, path=name)
    return right, wrong


def _entry(
    number: int,
    row: Mapping[str, Any],
    topics: Mapping[str, str],
    topic: str,
    check_day: Callable[[str, date], date],
) -> Entry:
    fields = {FIELDS.get(str(key).strip(), ""): value for key, value in row.items()}
    name = _plain(fields.get("topic")) or topic
    if name not in topics:
        raise PushError(Bar.NO_TOPIC)
    content = with_text(
        with_title(Content(), _plain(fields.get("title"))), _plain(fields.get("text"))
    )
    url, label = _plain(fields.get("link_url")), _plain(fields.get("link_text"))
    if url and not is_page(url):
        raise PushError(Bar.BAD_LINK, limit=24)
    content = Content(title=content.title, text=content.text, link_text=label, link_url=url)
    check(content, topics[name])
    day = _written(fields.get("date"))
    return Entry(number, name, day and check_day(name, day), content)


def _written(value: Any) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    written = _plain(value).replace("/", "-")
    try:
        return datetime.strptime(written, "%Y-%m-%d").date() if written else None  # noqa: DTZ007 - a day alone
    except ValueError:
        raise PushError(Bar.BAD_DAY) from None


def _plain(value: Any) -> str:
    return "" if value is None else str(value).strip()


def _table(name: str, data: bytes) -> Sequence[tuple[int, Mapping[str, Any]]]:
    try:
        return list(_rows(_decoded(data)))
    except (UnicodeDecodeError, csv.Error):
        raise PushError(Bar.NO_CALENDAR, path=name) from None


def _rows(text: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    table = csv.DictReader(io.StringIO(text, newline=""), restkey="")
    known = {FIELDS.get((field or "").strip(), "") for field in table.fieldnames or ()}
    if "text" not in known:
        raise csv.Error
    for row in table:
        if any(value for value in row.values()):
            yield table.line_num, row


def _list(name: str, data: bytes) -> Sequence[tuple[int, Mapping[str, Any]]]:
    try:
        rows = yaml.safe_load(_decoded(data))
    except (UnicodeDecodeError, yaml.YAMLError, ValueError, RecursionError):
        raise PushError(Bar.NO_CALENDAR, path=name) from None
    if not isinstance(rows, list):
        raise PushError(Bar.NO_CALENDAR, path=name)
    return [
        (number, row if isinstance(row, dict) else {"text": ""})
        for number, row in enumerate(rows, 1)
    ]


def _decoded(data: bytes) -> str:
    """Return the text; spreadsheets of offices here write GB18030."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")

"""The page form of 政府信息公开: chrome and a table of metadata around the document."""

import re
from dataclasses import replace
from datetime import date

from knowledge.models import Metadata
from knowledge.numbering import leading_number

_FIELDS = {
    "索引号": "index_no",
    "分类": "category",
    "发布机构": "publisher",
    "成文日期": "written_date",
    "名称": "name",
    "文号": "document_no",
    "发布日期": "publish_date",
    "主题词": "keywords",
}
_LABEL = re.compile(rf"({'|'.join(_FIELDS)})\s*[:：]")
_TOOLBAR = re.compile(
    r"【(?:打印|字体|关闭|收藏)|^(?:打印|字体|分享到?|收藏|关闭)(?:\s*[:：]|$)|浏览次数\s*[:：]|^来源\s*[:：]"
)
_OWNER = re.compile(r"\S政府信息公开$")
_DATE = re.compile(r"((?:19|20)\d\d)[-年./](\d{1,2})[-月./](\d{1,2})日?")
_LONGEST_TITLE = 60  # characters
_NO_TITLE = "。！？；,，:：、"  # what a title does not end with
_TABLE_WITHIN = 60  # lines from the top in which the table of metadata must begin


def read_page(text: str) -> tuple[Metadata, int]:
    """Return the metadata of `text` and the offset where the document's body begins.

    Text without such a table has empty metadata, but for the title, and the body begins
    after the title where there is one.
    """
    lines = text.splitlines(keepends=True)
    first = next(
        (i for i, line in enumerate(lines[:_TABLE_WITHIN]) if line.lstrip().startswith("索引号")),
        None,
    )
    if first is None:
        return _plain(lines)
    last = first
    while last < len(lines) and (_LABEL.match(lines[last].lstrip()) or not lines[last].strip()):
        last += 1
    metadata = _metadata("".join(lines[first:last]))
    owner = next((s for line in lines[:first] if _OWNER.search(s := line.strip())), "")
    while last < len(lines) and _is_chrome(lines[last], metadata):
        last += 1
    return replace(metadata, site_owner=owner), sum(map(len, lines[:last]))


def _metadata(table: str) -> Metadata:
    """Read `标签: 值` pairs; a value ends where its line ends or the next label begins."""
    pieces = _LABEL.split(table)
    values: dict[str, str] = {}
    for label, rest in zip(pieces[1::2], pieces[2::2], strict=True):
        value = rest.split("\n", 1)[0].strip()
        field = _FIELDS[label]
        values[field] = iso_date(value) if field.endswith("_date") else value
    return Metadata(**values)


def _is_chrome(line: str, metadata: Metadata) -> bool:
    stripped = line.strip()
    if not stripped or stripped == metadata.name or _TOOLBAR.search(stripped):
        return True
    return bool(_LABEL.match(stripped))


def _plain(lines: list[str]) -> tuple[Metadata, int]:
    """Take a short first line as the title when it neither ends a sentence nor is numbered."""
    offset = 0
    for number, line in enumerate(lines):
        offset += len(line)
        title = line.strip().lstrip("#").strip()
        if not title:
            continue
        alone = not any(rest.strip() for rest in lines[number + 1 :])
        if alone or len(title) > _LONGEST_TITLE or title[-1] in _NO_TITLE or leading_number(title):
            return Metadata(), 0
        return Metadata(name=title), offset
    return Metadata(), 0


def iso_date(value: str) -> str:
    """Return the first date in `value` as YYYY-MM-DD, or "" where there is none."""
    found = _DATE.search(value)
    if not found:
        return ""
    try:
        return date(*map(int, found.groups())).isoformat()
    except ValueError:
        return ""

"""What an operator sees of files that were handed in: it fits, and nothing of it is lost."""

from datetime import UTC, datetime

from support.filed import NUMERALS, filed

from bot.handed import Read
from bot.message import MESSAGE_LIMIT, units
from bot.office.page import Page
from bot.office.previews import preview
from bot.preparing import Differs, Prepared
from knowledge.changes import changes
from knowledge.seed import embedded_report
from knowledge.store import Current, Edition, Filed

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def shown(*handed: Filed, refused: tuple[str, ...] = (), left: tuple[str, ...] = ()) -> Page:
    edition = Edition(2, NOW, "2003", "", 9, (), discarded=False)
    before = [embedded_report()]
    differs = Differs(
        Current(1, 1, NOW, "xiaoyue"),
        edition,
        changes(before, [*before, *(each.report for each in handed)]),
    )
    prepared = Prepared(Read(handed, refused), handed, (), (), left, edition)
    return preview(prepared, differs)


def labels(page: Page) -> list[str]:
    return [button.text for row in page.message.rows for button in row]


def test_one_report_is_shown_with_its_headings_and_what_may_be_done() -> None:
    page = shown(filed("道路", "全年修路三十公里。", "全年修桥五座。"))

    assert "一、第一项" in page.message.plain
    assert "二、第二项" in page.message.plain
    assert labels(page) == ["查看变化", "演练", "发布", "放弃"]
    assert page.files == ()


def test_many_reports_fit_into_one_message_and_stand_whole_in_a_file() -> None:
    many = [filed(f"第{number}街道办事处", "全年修路三十公里。") for number in range(100)]

    page = shown(
        *many, refused=("报告 坏.docx 打不开。" * 20,) * 40, left=("很久以前的报告",) * 60
    )

    assert units(page.message.plain) <= MESSAGE_LIMIT
    (file,) = page.files
    whole = file.content.decode("utf-8-sig")
    assert all(each.file in whole for each in many)


def test_a_report_of_many_headings_stands_whole_in_a_file() -> None:
    sentences = [f"<b>{number}</b>件事，" * 30 + "办好了。" for number in range(len(NUMERALS))]
    report = filed("很长的标题" * 60, *sentences)

    page = shown(report, refused=("报告 <坏>&.docx 打不开。",))

    assert "&lt;坏&gt;&amp;.docx" in page.message.html
    assert units(page.message.plain) <= MESSAGE_LIMIT

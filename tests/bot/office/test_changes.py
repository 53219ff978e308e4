"""What differs between two editions, as a message of the chat."""

from datetime import UTC, datetime

from support.filed import filed

from bot.message import MESSAGE_LIMIT, plain, units
from bot.office import changes
from bot.office.fitting import ENTITIES
from bot.office.page import Page
from bot.preparing import Differs
from knowledge.changes import Changed
from knowledge.changes import changes as compare
from knowledge.models import Report
from knowledge.store import Current, Edition

NOW = datetime(2026, 1, 1, tzinfo=UTC)
CURRENT = Current(1, 1, NOW, "1")
NEXT = Edition(2, NOW, "1", "", 0, (), discarded=False)
SOME = "此外还做了许多事情，" * 6
LONG = SOME * 10


def report(*sentences: str, name: str = "公园") -> Report:
    return filed(name, *sentences).report


def shown(before: list[Report], after: list[Report]) -> Page:
    return changes.page(Differs(CURRENT, NEXT, compare(before, after)))


def changed(before: str, after: str) -> Changed:
    (found,) = compare([report(before)], [report(after)]).changed
    return found


def test_only_a_few_words_are_shown_around_what_was_changed() -> None:
    before = f"{SOME}全年新建公园十二个，均已开放。{SOME}"
    after = before.replace("十二个", "十五个")

    shown = changes.marked(changed(before, after))

    assert shown == (
        "……外还做了许多事情，全年新建公园<s>十二个</s><u>十五个</u>，均已开放。此外还做了许多事情……"
    )


def test_angle_brackets_of_a_report_are_no_markup() -> None:
    shown = changes.marked(changed("全年新建<b>公园</b>十二个。", "全年新建<b>公园</b>十五个。"))

    assert plain(shown) == "全年新建<b>公园</b>十二个十五个。"


def test_what_fits_comes_without_a_file() -> None:
    page = shown([report("全年新建公园十二个。")], [report("全年植树一万棵。", name="植树")])

    assert page.files == ()
    assert page.message.plain == (
        "第 2 版与正在用的第 1 版相比\n"
        "报告：增 1，撤 1，换 0\n"
        "段落：增 1，删 1，改 0，移 0，没变 0\n"
        "\n增加的报告（1）\n《2024年植树工作报告》（植树）\n"
        "\n撤下的报告（1）\n《2024年公园工作报告》（公园）\n"
        "\n增加的段落（1）\n《2024年植树工作报告》（植树） › 一、第一项\n全年植树一万棵。\n"
        "\n删去的段落（1）\n《2024年公园工作报告》（公园） › 一、第一项\n全年新建公园十二个。"
    )


def test_a_passage_that_moved_is_shown_with_both_places() -> None:
    said = "全年新建公园十二个，均已向市民免费开放。"

    page = shown([report(said)], [report(said, name="园林")])

    assert "《2024年公园工作报告》（公园） › 一、第一项 → 《2024年园林工作报告》" in (
        page.message.plain
    )


def test_a_passage_too_long_for_the_message_stands_whole_in_the_file() -> None:
    page = shown([], [report(LONG)])

    (whole,) = page.files
    assert whole.name == "第1版到第2版的变化.txt"
    assert LONG in whole.content.decode("utf-8-sig").replace("\n", "")
    assert page.message.plain.endswith("……\n\n完整的在附上的文件里。")


def test_however_much_differs_telegram_takes_the_message() -> None:
    before = [
        report(*(f"第{n}项全年办了十件。" * 9 for n in range(10)), name=f"报告{i}")
        for i in range(9)
    ]
    after = [
        report(*(f"第{n}项全年办了百件。" * 9 for n in range(10)), name=f"报告{i}")
        for i in range(9)
    ]

    page = shown(before, after)

    assert units(page.message.plain) <= MESSAGE_LIMIT
    assert page.message.html.count("</") <= ENTITIES
    assert len(page.files) == 1

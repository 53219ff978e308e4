"""Lists of editions and their files, as an operator gets them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.message import MESSAGE_LIMIT, units
from bot.office import editions, sources
from bot.office.editions import Reader
from knowledge.store import Current, Edition, Held

NOW = datetime(2026, 1, 1, 4, tzinfo=UTC)
CURRENT = Current(1, 7, NOW, "2001")
READER = Reader("2001", ZoneInfo("Asia/Shanghai"))
MB = 1_000_000


def held(name: str) -> Held:
    return Held(name, f"{name}工作报告", 2024, "0" * 64, f"{name}.txt")


def edition(number: int, *names: str, note: str = "", discarded: bool = False) -> Edition:
    reports = tuple(map(held, names))
    return Edition(number, NOW, "2003", note, len(names), reports, discarded=discarded)


def test_one_line_says_when_by_whom_and_why_by_the_clock_of_the_office() -> None:
    page = editions.shown(edition(1, "公园", note="加\n公园"), CURRENT, (), READER)

    assert page.message.plain == (
        "第 1 版（正在用）：1 份报告，1 段\n"
        "2026-01-01 12:00 由 账号 2003 做成\n"
        "2026-01-01 12:00 由您启用\n"
        "说明：加 公园\n"
        "\n· 公园工作报告"
    )


def test_of_many_reports_as_many_are_named_as_fit() -> None:
    many = edition(2, *(f"第{number}号很长很长的名字" for number in range(1000)))

    text = editions.shown(many, CURRENT, (), READER).message.plain

    named = text.count("· ")
    assert named > 100
    assert text.endswith(f"\n……还有 {1000 - named} 份。")
    assert units(text) <= MESSAGE_LIMIT


def test_a_discarded_edition_is_marked_and_only_its_files_are_offered() -> None:
    discarded = edition(2, "公园", discarded=True)

    page = editions.shown(discarded, CURRENT, editions.rows_of(discarded, CURRENT, None), READER)

    assert page.message.plain.startswith("第 2 版（已放弃）：")
    assert [[button.text for button in row] for row in page.message.rows] == [["取原文件"]]


def test_a_page_that_is_not_there_any_more_is_the_first() -> None:
    page = editions.listed([edition(1, "公园")], CURRENT, 99, READER)

    assert "第 1 版（正在用）" in page.message.plain


def test_files_that_telegram_does_not_take_are_to_be_exported() -> None:
    page = sources.page(2, [(held("公园"), bytes(50 * MB + 1))])

    assert page.files == ()
    assert page.message.plain == (
        "第 2 版的原文件超过 50 MB，Telegram 里发不了。"
        "请在装机器人的电脑上运行 xiaoyue reports export 2 文件夹。"
    )


def test_files_of_fifty_megabytes_are_sent() -> None:
    page = sources.page(2, [(held("公园"), bytes(50 * MB))])

    assert [len(file.content) for file in page.files] == [50 * MB]

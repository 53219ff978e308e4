import pytest
from support.reports import library_of, made

from bot.actions import Book, DoEntry, OnEntry, TurnTo
from bot.buttons import keyboard
from bot.message import MESSAGE_LIMIT, Message, units
from bot.office import entries
from bot.office.entries import Standing
from bot.serving.here import Here
from knowledge.faq import Bound, Entry
from knowledge.hits import make_hit
from knowledge.store.faq import MOST_PASSAGES, MOST_WORDINGS
from knowledge.understand import LONGEST_QUESTION

PARKS = "公园工作报告\n一、公园建设\n全年新建公园十二个。公园全年免费开放。\n"
PASSAGE = made(PARKS, "made0.txt").passages[0]
BOUND = Bound.to(make_hit(PASSAGE, (0, 10)))
NEW = "新建了多少公园?"


def entry(id_: int = 12, *wordings: str) -> Entry:
    return Entry(id_, wordings or (NEW,), (BOUND,))


def shown(of: Entry) -> Standing:
    return Standing(of, (PASSAGE,))


def actions(message: Message) -> list[object]:
    return [button.action for row in message.rows for button in row]


def labels(message: Message) -> list[str]:
    return [button.text for row in message.rows for button in row]


# --- whether an entry is in force


def test_an_entry_is_in_force_where_its_passage_stands() -> None:
    served = Here(library_of(PARKS))

    assert not entries.standing(entry(), served).is_lost


def test_an_entry_is_in_force_where_its_passage_has_moved_under_another_heading() -> None:
    served = Here(library_of("公园\n无关。\n", PARKS.replace("一、公园建设", "三、建成的公园")))

    (passage,) = entries.standing(entry(), served).passages

    assert passage is not None
    assert passage.path == ("三、建成的公园",)


def test_a_passage_that_has_moved_is_taken_from_its_own_report_first() -> None:
    moved = PARKS.replace("一、公园建设", "二、建设")
    served = Here(library_of(moved, moved))
    other = Bound(BOUND.passage, "made1", BOUND.quote_span, BOUND.text)

    (passage,) = entries.standing(Entry(1, (NEW,), (other,)), served).passages

    assert passage is not None
    assert passage.report.id == "made1"


@pytest.mark.parametrize("text", ["十三", "十二个。又"])
def test_an_entry_is_out_of_force_where_its_passage_reads_otherwise(text: str) -> None:
    served = Here(library_of(PARKS.replace("十二", text) + "其余的话。"))

    assert entries.standing(entry(), served).is_lost


# --- all of them


def test_the_list_names_each_entry_by_its_number_and_first_wording() -> None:
    lost = Standing(entry(3, "公园<几点>开?", "何时开放?"), (None,))

    message = entries.page_of([lost, shown(entry(4))], 0, 2)

    assert message.plain.splitlines()[:4] == [
        "标准答案　共 2 条",
        "",
        "3　公园<几点>开?（2 种问法），停用",
        f"4　{NEW}（1 种问法）",
    ]
    assert labels(message) == ["3", "4"]
    assert actions(message) == [OnEntry(DoEntry.SHOW, 3), OnEntry(DoEntry.SHOW, 4)]


def test_a_page_in_the_middle_leads_to_those_around_it() -> None:
    page = [shown(entry(n)) for n in range(11, 21)]

    message = entries.page_of(page, 10, 25)

    assert "第 2 页，共 3 页" in message.plain
    assert labels(message)[-2:] == ["上一页", "下一页"]
    assert actions(message)[-2:] == [TurnTo(Book.FAQ, 0), TurnTo(Book.FAQ, 20)]


def test_an_empty_list_says_how_an_entry_is_made() -> None:
    message = entries.page_of([], 0, 0)

    assert message.plain.startswith("还没有标准答案。")
    assert "/faq 12" in message.plain
    assert message.rows == ()


@pytest.mark.parametrize(
    ("at", "count", "start"),
    [(0, 0, 0), (0, 25, 0), (9, 25, 0), (10, 25, 10), (24, 25, 20), (40, 25, 20), (20, 20, 10),
     (-10, 25, 0)],
)  # fmt: skip
def test_a_page_that_is_gone_is_the_last_one(at: int, count: int, start: int) -> None:
    assert entries.start_of_page(at, count) == start


# --- one of them


def test_an_entry_shows_its_wordings_and_what_it_answers_with() -> None:
    message = entries.page_of_one(shown(entry(12, NEW, "公园<几点>开?")), 5)

    assert message.plain.splitlines() == [
        "第 12 条标准答案",
        "",
        "居民这样问：",
        f"1. {NEW}",
        "2. 公园<几点>开?",
        "",
        "就用这些原文回答：",
        "全年新建公园十二个。",
        "《公园工作报告》 › 一、公园建设",
    ]


def test_every_button_of_an_entry_holds_on_to_what_was_seen() -> None:
    message = entries.page_of_one(shown(entry(12, NEW, "公园几点开?")), 5)

    assert list(zip(labels(message), actions(message), strict=True)) == [
        ("加问法", OnEntry(DoEntry.WORD, 12, 0, 5)),
        ("删除这一条", OnEntry(DoEntry.DELETE, 12, 0, 5)),
        ("删问法 1", OnEntry(DoEntry.DROP, 12, 0, 5)),
        ("删问法 2", OnEntry(DoEntry.DROP, 12, 1, 5)),
        ("全部标准答案", TurnTo(Book.FAQ, 0)),
    ]


def test_the_only_wording_has_no_button_to_take_it_away() -> None:
    assert "删问法 1" not in labels(entries.page_of_one(shown(entry()), 5))


def test_an_entry_out_of_force_says_so_and_still_shows_its_quote() -> None:
    text = entries.page_of_one(Standing(entry(), (None,)), 5).plain

    assert "现在停用" in text
    assert "全年新建公园十二个。\n（现在用的报告里没有这一段）" in text


def test_the_fullest_entry_fits_into_a_message_with_all_its_buttons() -> None:
    long = made(f"{'长' * 300}报告\n一、{'名' * 200}\n{'话' * 900}。\n", f"{'长' * 200}.txt")
    bound = Bound.to(make_hit(long.passages[0], (0, 900)))
    wordings = tuple(f"{n}{'问' * LONGEST_QUESTION}"[:LONGEST_QUESTION] for n in range(50))
    full = Entry(999_999_999, wordings, (bound,) * MOST_PASSAGES)

    message = entries.page_of_one(Standing(full, (long.passages[0],) * 3), 10**9, "注" * 60)

    assert len(wordings) == MOST_WORDINGS
    assert units(message.plain) <= MESSAGE_LIMIT
    assert len(labels(message)) == MOST_WORDINGS + 3
    assert keyboard(message.rows) is not None


def test_deleting_asks_once_more() -> None:
    message = entries.page_of_doomed(shown(entry()), 5)

    assert message.plain.startswith("真的要删除这一条吗？")
    assert actions(message) == [
        OnEntry(DoEntry.DELETE_SURELY, 12, 0, 5),
        OnEntry(DoEntry.SHOW, 12, 0, 5),
    ]

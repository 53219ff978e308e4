import pytest
from support.conversation import after
from support.reports import library_of

from knowledge import Kind, Library, Turn
from knowledge.items import Place, place_in


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("第二条", Place(2, "")),
        ("第2点呢", Place(2, "呢")),
        ("第二呢?", Place(2, "呢?")),
        ("最后一个", Place(-1, "")),
        ("倒数第二项", Place(-2, "")),
        ("第十二条", Place(12, "")),
        ("3", Place(3, "")),
        ("存在问题的第二条", Place(2, "存在问题")),
    ],
)
def test_a_place_in_a_list_is_read_with_what_is_said_besides(text: str, place: Place) -> None:
    assert place_in(text) == place


@pytest.mark.parametrize(
    "text", ["", "第二季度", "第一条和第三条", "12起", "2023年", "最后怎么样"]
)
def test_what_names_no_one_place_in_a_list_is_none(text: str) -> None:
    assert place_in(text) is None


@pytest.mark.parametrize(
    ("question", "heading"),
    [
        ("第二条", "(二)法治队伍建设仍需加强"),
        ("那第2点呢?", "(二)法治队伍建设仍需加强"),
        ("说说第三项", "(三)法治宣传深度和广度不足"),
        ("最后一个", "(三)法治宣传深度和广度不足"),
        ("第一个问题具体是什么?", "(一)法治政府建设创新有待加强"),
        ("2", "(二)法治队伍建设仍需加强"),
    ],
)
def test_a_number_opens_that_part_of_the_overview_before(
    library: Library, question: str, heading: str
) -> None:
    answer = after(library, "存在哪些问题?", question)

    assert answer.kind is Kind.DIRECT
    assert answer.hits[0].passage.path == ("二、存在问题和不足", heading)


def test_another_number_opens_another_part_of_the_same_overview(library: Library) -> None:
    answer = after(library, "存在哪些问题?", "第二条", "第三条呢?")

    assert answer.hits[0].passage.path[-1] == "(三)法治宣传深度和广度不足"


def test_a_number_opens_a_part_that_has_parts_as_an_overview(library: Library) -> None:
    answer = after(library, "2023年做了哪些工作?", "第三项")

    assert answer.kind is Kind.OVERVIEW
    assert [section.path[-1][:9] for section in answer.sections] == ["(三)推进智慧法治"]


def test_a_number_opens_that_reading_of_a_choice(library: Library) -> None:
    offered = library.ask("合同审核了多少份?").hits[0]
    turn = Turn("合同", None, (offered, *library.ask("艾小越服务了多少居民?").hits[:1]))

    answer = library.ask("第一个", [turn])

    assert (answer.kind, answer.hits) == (Kind.DIRECT, (offered,))


def test_a_number_behind_the_last_part_opens_nothing(library: Library) -> None:
    assert after(library, "存在哪些问题?", "第九条").kind is Kind.NOT_FOUND


def test_a_number_opens_nothing_once_something_else_was_shown(library: Library) -> None:
    answer = after(library, "存在哪些问题?", "合同审核了多少份?", "第二条")

    assert answer.kind is Kind.NOT_FOUND


@pytest.mark.parametrize(
    ("question", "heading"),
    [
        ("存在问题的第二条", "(二)法治队伍建设仍需加强"),
        ("明年计划第二点是什么?", "(二)持续深化数字法治政府建设"),
        ("明年计划的最后一条", "(三)持续优化法治化营商环境"),
    ],
)
def test_a_part_is_opened_by_its_place_in_a_whole_one(
    library: Library, question: str, heading: str
) -> None:
    answer = library.ask(question)

    assert answer.kind is Kind.DIRECT
    assert answer.hits[0].passage.path[-1] == heading


@pytest.mark.parametrize("question", ["第二条", "第一点", "我还有最后一个问题", "第二个五年计划"])
def test_a_place_in_no_list_opens_nothing(library: Library, question: str) -> None:
    assert library.ask(question).kind is Kind.NOT_FOUND


def test_a_text_that_leads_in_is_not_counted() -> None:
    library = library_of(
        "2024年甲市政府工作报告\n一、工作总结\n(一)环卫工作。清运垃圾70吨。\n"
        "二、存在问题\n人手不足。\n(一)经费紧张。缺20万元。\n(二)设备老旧。待更换。"
    )

    answer = after(library, "存在哪些问题?", "第一条")

    assert answer.hits[0].passage.path[-1].startswith("(一)经费紧张")

import pytest
from support.reports import DATA, library_of, understanding_of

from knowledge import Kind, Library, Report
from knowledge.cues import aspects_of
from knowledge.parts import MOST_PARTS, Parts

pytestmark = pytest.mark.no_cover  # the same lines for every question

FIRST_FEW = 3  # hits among which the passages of all parts must be
LEAST = 0.9  # share of the questions of the file that are answered in all parts


@pytest.fixture(scope="module")
def parts(library: Library) -> Parts:
    return library._parts  # noqa: SLF001 - as the library put it together


def split(library: Library, parts: Parts, typed: str) -> list[str]:
    return [part.text for part in parts.of(understanding_of(library).read(typed))]


# What the parts are


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("艾小越是什么?合同审了几份?", ["艾小越是什么?", "合同审了几份?"]),
        ("我刚搬来。艾小越是什么?祝好。合同审了几份?", ["艾小越是什么?", "合同审了几份?"]),
        ("做了哪些、有什么不足、明年怎么改?", ["做了哪些、", "有什么不足、", "明年怎么改?"]),
        ("门禁和摄像头有多少,以后怎么汇聚?", ["门禁和摄像头有多少,", "以后怎么汇聚?"]),
        ("视频资源方面,现在有多少?", ["视频资源方面,现在有多少?"]),
        ("合同审了几份还有病毒拦了几起?", ["合同审了几份", "还有病毒拦了几起?"]),
        ("形式单一的问题,明年怎么改?", ["形式单一的问题,", "明年怎么改?"]),
        ("标准屏做了没,在哪里试点?", ["标准屏做了没,", "在哪里试点?"]),
        ("合同审核和企业迁入各有多少?", ["合同审核各有多少?", "企业迁入各有多少?"]),
        (
            "艾小越的微信群和居民分别有多少?",
            ["艾小越的微信群分别有多少?", "艾小越的居民分别有多少?"],
        ),
        ("各单位有多少漏洞?", ["各单位有多少漏洞?"]),
        ("合同审核了多少份?", ["合同审核了多少份?"]),
    ],
)
def test_each_part_that_asks_is_a_question_of_its_own(
    library: Library, parts: Parts, typed: str, expected: list[str]
) -> None:
    assert split(library, parts, typed) == expected


@pytest.mark.parametrize("typed", ["你好。", "", "视频资源", "谢谢,再见"])
def test_what_asks_nothing_has_no_parts(library: Library, parts: Parts, typed: str) -> None:
    assert split(library, parts, typed) == []


def test_no_more_than_the_last_few_parts_are_looked_at(library: Library, parts: Parts) -> None:
    many = "".join(f"第{n}个是几?" for n in range(20))

    found = split(library, parts, many)

    assert len(found) == MOST_PARTS
    assert found[-1] == "第19个是几?"


def test_the_aspects_of_one_thing_are_parts_in_the_order_asked(
    library: Library, parts: Parts
) -> None:
    read = understanding_of(library).read("普法的不足和明年的打算是什么?")

    assert [aspects_of(part) for part in parts.of(read)] == [{"problem"}, {"plan"}]


@pytest.mark.parametrize(
    "typed",
    [
        "1.艾小越是什么\n2.合同审了几份",
        "1、艾小越是什么 2、合同审了几份",
        "请问:(1)艾小越是什么(2)合同审了几份",
        "①艾小越是什么②合同审了几份",
        "第一个问题,艾小越是什么 第二个问题,合同审了几份",
        "一、艾小越是什么。二、合同审了几份",
    ],
)
def test_the_items_of_a_numbered_list_are_parts(
    library: Library, parts: Parts, typed: str
) -> None:
    found = [part.strip("。 ") for part in split(library, parts, typed)]

    assert found == ["艾小越是什么", "合同审了几份"]


@pytest.mark.parametrize("typed", ["1.2万路视频是什么", "3.合同审了几份", "1月和2月审了几份合同"])
def test_figures_that_number_nothing_make_no_list(
    library: Library, parts: Parts, typed: str
) -> None:
    assert split(library, parts, typed) == [typed]


def test_a_name_in_quotation_marks_is_not_taken_apart(library: Library, parts: Parts) -> None:
    typed = "“用什么学什么、缺什么补什么”是什么问题?"

    assert split(library, parts, typed) == [typed]


# How they are answered


def shown(library: Library, report: Report, question: str) -> list[int]:
    answer = library.ask(question)
    if answer.kind not in (Kind.DIRECT, Kind.CHOICE):
        return []
    return [report.passages.index(hit.passage) for hit in answer.hits]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("普法宣传做了哪些、有什么不足、明年怎么改?", [3, 13, 14]),
        ("合同审核了多少份,艾小越进了多少个群?", [2, 9]),
        ("艾小越进了多少个群,合同审核了多少份?", [9, 2]),
        ("企业线上迁入办了多少家,今后要怎么完善?", [8, 16]),
        ("法治队伍有什么问题,今后怎么加强?", [12, 14]),
        ("招商数字地图有什么特点,明年还继续完善吗?", [7, 15]),
        ("数据资源目录怎么发布,一共整合了多少个?", [5, 9]),
        ("法律讲座和网络病毒攻击各有几次?", [2, 6]),
        ("普法宣传的不足和明年的安排是什么?", [13, 14]),
        ("网络病毒攻击有几起?合同审核了多少份?", [6, 2]),
    ],
)
def test_the_passage_of_each_part_is_shown_in_the_order_asked(
    library: Library, report: Report, question: str, expected: list[int]
) -> None:
    assert shown(library, report, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("艾小越是什么,进了多少个群,服务多少人?", [9]),
        ("合同审核了多少份,讲座办了几次?", [2]),
        ("请问,合同审核了几份呢,谢谢", [2]),
        ("我是开诊所的,备案凭证能直接签发吗?", [8]),
        ("怎么防网络病毒,出了多少起?", [6]),
    ],
)
def test_one_passage_that_answers_all_parts_is_shown_alone(
    library: Library, report: Report, question: str, expected: list[int]
) -> None:
    assert shown(library, report, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("合同审核了多少份,比特币多少钱?", [2]),
        ("比特币多少钱,合同审核了多少份?", [2]),
        ("比特币多少钱?月亮有多远?合同审核了多少份?", [2]),
    ],
)
def test_the_part_that_the_report_answers_is_shown_without_those_it_does_not(
    library: Library, report: Report, question: str, expected: list[int]
) -> None:
    assert shown(library, report, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("合同审核了多少份,比特币多少钱?", (2,)),
        ("比特币多少钱?月亮有多远?合同审核了多少份?", (1, 2)),
        ("1.地铁几点停 2.艾小越服务了多少人 3.比特币多少钱", (1, 3)),
        ("合同审核了多少份,艾小越进了多少个群?", ()),
        ("合同审核了多少份?", ()),
    ],
)
def test_the_parts_without_an_answer_are_named_by_their_numbers(
    library: Library, question: str, expected: tuple[int, ...]
) -> None:
    assert library.ask(question).unanswered == expected


@pytest.mark.parametrize("question", ["比特币多少钱,月亮有多远?", "地铁几点停?房价会跌吗?"])
def test_nothing_is_claimed_where_no_part_is_answered(library: Library, question: str) -> None:
    assert library.ask(question).kind in (Kind.NOT_FOUND, Kind.RELATED)


def test_a_thing_named_beside_another_is_shown_where_it_is_spoken_of() -> None:
    library = library_of(
        "甲区报告\n一、总结\n(一)环卫。清运建筑垃圾八吨。\n(二)园林。新建口袋公园五个。\n(三)其他。其余工作照常。"
    )

    answer = library.ask("建筑垃圾和口袋公园的情况怎么样?")

    assert ["垃圾" in hit.quote for hit in answer.hits[:2]] in ([True, False], [False, True])


def test_most_questions_of_several_parts_are_answered_in_all_of_them(
    library: Library, report: Report
) -> None:
    missed, asked = [], 0
    for line in (DATA / "several_parts.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            numbers, question = line.split("\t")
            few = shown(library, report, question)[:FIRST_FEW]
            asked += 1
            if not {*map(int, numbers.split(","))} <= {*few}:
                missed.append(question)

    assert len(missed) <= (1 - LEAST) * asked, missed


def test_one_passage_that_may_be_meant_is_no_choice(library: Library) -> None:
    answer = library.ask("你们单位的钱怎么花,有没有人查账")

    assert answer.kind is not Kind.CHOICE or len(answer.hits) > 1

import pytest

from knowledge import Library, Report, Turn
from knowledge.dialogue import turn_of


@pytest.fixture(scope="module")
def asked_groups(library: Library) -> Turn:
    return turn_of(library.ask("艾小越机器人进了多少个居民微信群?"))


@pytest.mark.parametrize(
    ("before", "question", "quote"),
    [
        ("艾小越机器人进了多少个居民微信群?", "那服务了多少人?", "超31.7万居民群众"),
        ("各部门新建或认领了多少个政策兑现事项?", "其中已经上线的有几个?", "833个事项"),
        ("首席数据官制度什么时候推广?", "那城中村呢?", "优化城中村治理数据库建设"),
        ("合同审核了多少份?", "那讲座呢?", "法律讲座培训1次"),
    ],
)
def test_a_follow_up_is_read_with_the_question_before(
    library: Library, before: str, question: str, quote: str
) -> None:
    history = [turn_of(library.ask(before))]

    assert quote in library.ask(question, history).hits[0].quote


def test_a_follow_up_is_read_with_the_last_turn_of_several(
    library: Library, report: Report, asked_groups: Turn
) -> None:
    history = [turn_of(library.ask("合同审核了多少份?")), asked_groups]

    assert library.ask("那服务了多少人?", history).hits[0].passage == report.passages[9]


def test_a_question_that_stands_on_its_own_is_read_alone(
    library: Library, asked_groups: Turn
) -> None:
    question = "2023年法律讲座办了几次?"

    assert library.ask(question, [asked_groups]) == library.ask(question)


def test_a_follow_up_to_a_question_without_an_answer_is_read_with_that_question(
    library: Library, report: Report
) -> None:
    history = [Turn("首席数据官", None)]

    assert library.ask("那什么时候推广呢?", history).hits[0].passage == report.passages[15]


@pytest.mark.parametrize("said", ["", "???", "👍", "。。。", "\u200b"])
def test_a_message_without_a_word_is_no_follow_up(
    library: Library, asked_groups: Turn, said: str
) -> None:
    assert library.ask(said, [asked_groups]).hits == ()


def test_a_turn_holds_the_question_and_the_passage_that_answered(
    library: Library, report: Report
) -> None:
    left = turn_of(library.ask("合同审核了多少份?"))

    assert left == Turn("合同审核了多少份?", report.passages[2])


@pytest.mark.parametrize("question", ["你好", "比特币多少钱?", "有哪些不足?", "索引号是多少?"])
def test_a_turn_that_no_one_passage_answered_holds_none(library: Library, question: str) -> None:
    assert turn_of(library.ask(question)) == Turn(question, None)

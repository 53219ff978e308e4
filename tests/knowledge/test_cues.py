import pytest
from support.reports import understanding_of

from knowledge import Library, cues
from knowledge.understand import Question


@pytest.fixture(scope="module")
def library() -> Library:
    return Library.build([])


def read(library: Library, typed: str) -> Question:
    return understanding_of(library).read(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "其中上线的有几个?",
        "它进了几个群?",
        "他们一年看了几份?",
        "另外一个是哪里?",
        "这方面还有什么不足?",
        "还有哪个街道?",
        "漏洞呢?",
        "那讲座呢",
        "那服务了多少人?",
    ],
)
def test_pronouns_and_connectives_point_back(library: Library, typed: str) -> None:
    assert cues.points_back(read(library, typed))


@pytest.mark.parametrize(
    "typed",
    [
        "合同审核了几份?",
        "其中秋节有什么活动?",
        "那些数据主题有多少个?",
        "那个就业服务地图是谁开发的?",
        "这个报告是哪个单位发的?",
        "该局审核了几份合同?",
        "什么时候推广呢?",
        "那越秀金卡、免证办要怎么申请和领取?",
        "你觉得呢?",
    ],
)
def test_words_that_only_look_like_them_do_not(library: Library, typed: str) -> None:
    assert not cues.points_back(read(library, typed))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("明年还会改进吗?", {"plan"}),
        ("后面还做不做?", {"plan"}),
        ("之后怎么培养?", {"plan"}),
        ("标准化差在哪?", {"problem"}),
        ("有没有做得不好的?", {"problem"}),
        ("营商环境哪里还要加强?", {"problem"}),
        ("还有哪个街道?", set()),
        ("合同审核了几份?", set()),
    ],
)
def test_the_part_of_a_report_is_told_from_how_it_is_asked_for(
    library: Library, typed: str, expected: set[str]
) -> None:
    assert cues.aspects_of(read(library, typed)) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("打算怎么改?", True),
        ("那明年呢?", True),
        ("明年有什么打算?", True),
        ("明年的工作有什么打算?", False),
        ("存在哪些问题?", False),
        ("这个报告有什么不足?", False),
    ],
)
def test_a_question_is_bare_when_it_names_nothing_but_the_part(
    library: Library, typed: str, *, expected: bool
) -> None:
    question = read(library, typed)

    assert cues.is_bare(question, understanding_of(library)._words) is expected  # noqa: SLF001


@pytest.mark.parametrize("typed", ["为什么?", "真的吗?", "然后呢?", "在哪里?", "那是谁呢?"])
def test_a_question_that_no_passage_could_tell_is_known(library: Library, typed: str) -> None:
    assert cues.asks_what_no_passage_tells(read(library, typed))


@pytest.mark.parametrize("typed", ["在哪里办?", "谁来审?", "什么时候?", "漏洞呢?"])
def test_a_question_that_a_passage_could_tell_is_not_one(library: Library, typed: str) -> None:
    assert not cues.asks_what_no_passage_tells(read(library, typed))


@pytest.mark.parametrize(("typed", "expected"), [("那怎么补上?", True), ("怎么办理?", False)])
def test_how_to_mend_something_is_told_from_how_to_apply(
    library: Library, typed: str, *, expected: bool
) -> None:
    assert cues.asks_for_a_remedy(read(library, typed)) is expected

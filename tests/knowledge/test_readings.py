import pytest
from support.reports import library_of, understanding_of

from knowledge import Library, Passage
from knowledge.coverage import pieces
from knowledge.own_words import OwnWords, own_words_of
from knowledge.readings import Context, Reading, reading_of, text_of
from knowledge.tokens import Words

TEXT = """一、工作总结
(一)环卫工作。全年清运垃圾80吨,服务居民3万人。
(二)园林工作。新建公园5个。
二、存在问题
(一)环卫力量不足。清运垃圾的车辆老旧。
三、明年安排
(一)加强环卫。更换清运垃圾的车辆。"""


@pytest.fixture(scope="module")
def library() -> Library:
    return library_of(TEXT)


def read_after(
    library: Library, before: str, shown: Passage, typed: str
) -> tuple[list[Reading], OwnWords]:
    """Return how every passage reads as the answer to `typed`, after that one was shown."""
    finder, understanding = library._finder, understanding_of(library)  # noqa: SLF001
    earlier, question = understanding.read(before), understanding.read(typed)
    said = own_words_of(question, Words())
    context = Context(shown, pieces(earlier.content, Words()))
    matches = finder.matches(question, earlier.content)
    most = matches[0].score
    return [reading_of(match, question, said, context, most=most) for match in matches], said


def best_after(library: Library, typed: str) -> Passage:
    readings, said = read_after(library, "清运垃圾多少吨?", library.passages[0], typed)
    return max(readings, key=lambda reading: reading.worth(said)).match.passage


@pytest.mark.parametrize(
    ("typed", "passage"),
    [
        ("那服务了多少人?", 0),
        ("有哪些不足?", 2),
        ("明年还会改进吗?", 3),
        ("那公园呢?", 1),
    ],
)
def test_the_passage_that_tells_what_is_asked_is_worth_most(
    library: Library, typed: str, passage: int
) -> None:
    assert best_after(library, typed) == library.passages[passage]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("那服务了多少人?", True), ("那服务了多少学校?", False), ("为什么?", False)],
)
def test_a_passage_answers_when_it_tells_what_is_wanted(
    library: Library, typed: str, *, expected: bool
) -> None:
    readings, said = read_after(library, "清运垃圾多少吨?", library.passages[0], typed)
    question = understanding_of(library).read(typed)

    shown = next(reading for reading in readings if reading.is_shown)

    assert shown.answers(question, said) is expected


def test_kinship_is_the_share_of_the_words_before_that_a_passage_holds(library: Library) -> None:
    readings, _ = read_after(library, "清运垃圾", library.passages[0], "那车辆呢?")

    kinship = {reading.match.passage: reading.kinship for reading in readings}

    assert kinship[library.passages[2]] == 1.0
    assert kinship.get(library.passages[1], 0.0) == 0.0


def test_a_passage_is_read_with_the_headings_above_it(library: Library) -> None:
    assert text_of(library.passages[0]).startswith("一、工作总结 (一)环卫工作")

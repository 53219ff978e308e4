import pytest
from support.conversation import after

from knowledge import Kind, Library


def test_a_question_that_names_another_thing_of_the_passage_leans_on_it(
    library: Library,
) -> None:
    answer = after(library, "合同审核了多少份?", "那讲座呢?")

    assert answer.kind is Kind.DIRECT
    assert "法律讲座培训1次" in answer.hits[0].quote


@pytest.mark.parametrize(
    "question", ["那艾小越进了几个群?", "数据主题有多少个?", "首席数据官制度什么时候推广?"]
)
def test_a_question_that_names_what_the_passage_lacks_stands_by_itself(
    library: Library, question: str
) -> None:
    answer = after(library, "合同审核了多少份?", question)

    assert answer.kind is Kind.DIRECT
    assert answer.hits[0].quote == library.ask(question).hits[0].quote


def test_a_part_of_the_report_is_read_for_the_matter_spoken_of(library: Library) -> None:
    answer = after(library, "普法宣传是怎么开展的?", "有什么不足?")

    assert answer.kind is Kind.DIRECT
    assert "概念解释为主" in answer.hits[0].quote


def test_what_nothing_ties_to_the_passage_is_not_taken_for_a_follow_up(library: Library) -> None:
    assert after(library, "合同审核了多少份?", "地铁几点停?").kind is Kind.NOT_FOUND

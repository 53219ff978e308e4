"""What a question is about is told from what it asks of it."""

import pytest

from knowledge.subject import asking_of, subject_of
from knowledge.tokens import Words


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("投诉电话是多少", ("投诉",)),
        ("老人证怎么办", ("老人证",)),
        ("养老金怎么申请", ("养老金",)),
        ("图书馆开放时间", ("图书馆",)),
        ("我要投诉", ("投诉",)),
        ("办理要什么材料", ("办理",)),
        ("普法够不够深入", ("普法", "深入")),
        ("怎么申请", ()),
        ("收费吗", ()),
    ],
)
def test_what_could_be_asked_of_anything_is_no_part_of_it(
    text: str, about: tuple[str, ...]
) -> None:
    assert subject_of(Words().cut(text)) == about


def test_the_words_of_asking_are_known() -> None:
    assert asking_of("金卡怎么申请") == "怎么申请"
    assert asking_of("金卡是什么") == ""

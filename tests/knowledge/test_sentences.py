from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.sentences import pack, sentence_spans

WRITTEN = st.text(st.sampled_from("政务服务。！？!?；;\n ”）,.3"), max_size=120)
SENTENCES = st.lists(st.integers(1, 90).map(lambda n: "字" * (n - 1) + "。"), max_size=40)


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("没有句号", ["没有句号"]),
        ("一句。两句！三句？", ["一句。", "两句！", "三句？"]),
        ("整合34.02亿条数据,1029.88万条。", ["整合34.02亿条数据,1029.88万条。"]),
        ("他说:“好。”然后走了。", ["他说:“好。”", "然后走了。"]),
        ("分号；也算;算!算?", ["分号；", "也算;", "算!", "算?"]),
        ("真的？！是的。", ["真的？！", "是的。"]),
        ("上一行\n下一行", ["上一行\n", "下一行"]),
        ("句。 后面有空格", ["句。 ", "后面有空格"]),
        ("见网站www.gz.gov.cn的公告。", ["见网站www.gz.gov.cn的公告。"]),
    ],
)
def test_a_sentence_ends_where_chinese_writing_ends_it(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@given(WRITTEN)
def test_sentences_tile_the_text(text: str) -> None:
    assert "".join(sentences(text)) == text
    assert all(start < end for start, end in sentence_spans(text))


def test_short_sentences_are_packed_together() -> None:
    text = "四个字。" * 10

    assert pack(text, least=10, most=20) == ((0, 12), (12, 24), (24, 40))


def test_a_sentence_longer_than_the_most_stays_whole() -> None:
    text = "字" * 50 + "。" + "短句。"

    assert pack(text, least=10, most=20) == ((0, 51), (51, 54))


def test_a_short_last_sentence_joins_the_piece_before() -> None:
    text = "字" * 11 + "。" + "字" * 3 + "。"

    assert pack(text, least=12, most=20) == ((0, 16),)


def test_a_short_last_sentence_stays_alone_where_it_does_not_fit() -> None:
    text = "字" * 17 + "。" + "字" * 3 + "。"

    assert pack(text, least=12, most=20) == ((0, 18), (18, 22))


def test_a_piece_that_stays_short_joins_the_one_before_where_the_next_does_not_fit() -> None:
    text = "".join("字" * (n - 1) + "。" for n in (60, 31, 90))

    assert pack(text, least=60, most=120) == ((0, 91), (91, 181))


def test_nothing_packs_into_nothing() -> None:
    assert pack("", least=10, most=20) == ()


@given(SENTENCES)
def test_pieces_tile_the_text_at_sentence_ends_and_keep_to_the_most(written: list[str]) -> None:
    text = "".join(written)

    pieces = pack(text, least=60, most=120)

    assert "".join(text[start:end] for start, end in pieces) == text
    assert all(text[end - 1] == "。" for _, end in pieces)
    assert all(end - start <= 120 for start, end in pieces)


@given(SENTENCES)
def test_a_piece_is_shorter_than_the_least_only_where_no_neighbour_has_room(
    written: list[str],
) -> None:
    pieces = pack("".join(written), least=60, most=120)

    for (start, middle), (_, end) in pairwise(pieces):
        assert min(middle - start, end - middle) >= 60 or end - start > 120

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.sentences import sentence_spans

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
        ("今年的\n主要目标\n是：增长5%。", ["今年的\n主要目标\n是：增长5%。"]),
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

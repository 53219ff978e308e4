import re
from importlib.resources import files

import pytest

from knowledge import Metadata, SmallTalk, lexicon
from knowledge.normalize import normalize, simplified
from knowledge.tokens import Words

FOLDER = files("knowledge") / "data" / "lexicon"
NAMES = sorted(entry.name for entry in FOLDER.iterdir())


def lines(name: str) -> list[str]:
    return (FOLDER / name).read_text(encoding="utf-8").splitlines()


def mandarin(written: str) -> str:
    return lexicon.mandarin(simplified(written), Words().cut)


def entries(name: str) -> list[str]:
    return [line for line in lines(name) if line and not line.startswith("#")]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_names_its_source_in_its_head_comment(name: str) -> None:
    head = " ".join(line for line in lines(name)[:4] if line.startswith("#"))

    assert "Source:" in head


@pytest.mark.parametrize("name", NAMES)
def test_a_file_lists_nothing_twice(name: str) -> None:
    listed = [line.partition("\t")[0] for line in entries(name)]

    assert sorted(word for word in set(listed) if listed.count(word) > 1) == []


@pytest.mark.parametrize("name", NAMES)
def test_no_line_has_blanks_around_it(name: str) -> None:
    assert [line for line in entries(name) if line.strip(" ") != line] == []


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("asks.tsv", 3),
        ("aspects.tsv", 3),
        ("cantonese.tsv", 2),
        ("english.tsv", 2),
        ("everyday.tsv", 2),
        ("facts.tsv", 2),
        ("small_talk.tsv", 2),
    ],
)
def test_every_line_of_a_table_has_its_columns(name: str, columns: int) -> None:
    assert {line.count("\t") + 1 for line in entries(name)} == {columns}


def test_no_small_talk_is_listed_twice() -> None:
    listed = [
        word.lstrip("*")
        for line in entries("small_talk.tsv")
        if not line.startswith(("name\t", "particle\t"))  # what is left out, no kind
        for word in line.partition("\t")[2].split()
    ]

    assert sorted(word for word in set(listed) if listed.count(word) > 1) == []


def test_small_talk_is_listed_in_the_form_in_which_messages_are_compared() -> None:
    talk = lexicon.small_talk()
    listed = [*talk.whole, *(word for word, _ in talk.inside)]

    assert [word for word in listed if re.sub(r"[\W_]+", "", normalize(word)) != word] == []


def test_every_kind_of_small_talk_has_words() -> None:
    assert set(lexicon.small_talk().whole.values()) == set(SmallTalk)


def test_every_fact_is_a_field_of_the_metadata_with_a_pattern() -> None:
    fields = [field for field, _ in lexicon.facts()]

    assert set(fields) <= set(Metadata.__dataclass_fields__)
    assert all(isinstance(pattern, re.Pattern) for _, pattern in lexicon.facts())


def test_the_aspects_of_a_yearly_report_are_what_was_done_what_lacks_what_comes() -> None:
    assert sorted(name for name, _, _ in lexicon.aspects()) == ["done", "plan", "problem"]


@pytest.mark.parametrize(
    ("written", "standard"),
    [
        ("邊度可以攞", "哪里可以拿"),
        ("边度可以攞", "哪里可以拿"),
        ("邊度", "哪里"),
        ("艾小越係乜嘢", "艾小越是什么"),
        ("係乜嘢", "是什么"),
        ("幾多", "多少"),
        ("幾多群", "多少群"),
        ("而家有幾多個群", "现在有多少个群"),
        ("幾時公布", "什么时候公布"),
        ("點解要整呢個", "为什么要整这个"),
        ("點樣申請", "怎样申请"),
        ("有冇普法", "有没有普法"),
        ("邊兩個街道試緊", "哪两个街道正在试"),
        ("嗰個搵工地圖係幫邊個局整㗎", "那个找工作地图是帮哪个局做"),
        ("佢哋搞掂未", "他们办好未"),
        ("普通話", "普通话"),
        ("", ""),
    ],
)
def test_written_cantonese_is_put_into_standard_words(written: str, standard: str) -> None:
    assert mandarin(written) == standard


@pytest.mark.parametrize(
    "written",
    [
        *("2023年重点做了什么", "项目验收工作", "国家下达", "身边个体户", "支出年度"),
        *("出差人员", "听日语课", "依家庭", "几点用餐", "试点办", "毕业后生活", "做紧急救援"),
        *(
            "整改情况",
            "帮办代办",
            "演讲比赛",
            "搞好关系",
            "咸鱼翻身",
            "关系",
            "系统联系",
            "哪些要返工",
        ),
        *("跟住户沟通", "一次过关", "后生可畏", "边界", "呢子大衣"),
    ],
)
def test_mandarin_is_not_taken_for_cantonese(written: str) -> None:
    assert mandarin(written) == written


@pytest.mark.parametrize("word", ["我哋", "佢", "冇", "嘅"])
def test_no_cantonese_word_is_left_in_what_replaces_it(word: str) -> None:
    assert simplified(word) not in mandarin(word)


@pytest.mark.parametrize("word", ["请问", "多少", "什么", "的", "帮我查一下"])
def test_words_that_say_nothing_are_listed(word: str) -> None:
    assert word in lexicon.function_words()


@pytest.mark.parametrize("word", ["艾小越", "法治", "数据", "越秀"])
def test_words_that_say_what_is_asked_about_are_not_listed(word: str) -> None:
    assert word not in lexicon.function_words() | lexicon.general_words()


@pytest.mark.parametrize(
    ("list_", "word"),
    [(lexicon.function_words, "请问"), (lexicon.general_words, "工作")],
)
def test_a_list_is_read_once(list_: object, word: str) -> None:
    assert callable(list_)
    assert list_() is list_()
    assert word in list_()

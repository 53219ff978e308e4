import re
from importlib.resources import files

import pytest

from knowledge import Metadata, SmallTalk, lexicon
from knowledge.normalize import normalize
from knowledge.talk import known_talk

FOLDER = files("knowledge") / "data" / "lexicon"
SEVERAL_ROWS = {"asks.tsv", "cues.tsv", "places.tsv", "small_talk.tsv"}  # of one code or kind
NAMES = sorted(entry.name for entry in FOLDER.iterdir())


def lines(name: str) -> list[str]:
    return (FOLDER / name).read_text(encoding="utf-8").splitlines()


def entries(name: str) -> list[str]:
    return [line for line in lines(name) if line and not line.startswith("#")]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_names_its_source_in_its_head_comment(name: str) -> None:
    head = " ".join(line for line in lines(name)[:4] if line.startswith("#"))

    assert "Source:" in head


@pytest.mark.parametrize("name", NAMES)
def test_a_file_lists_nothing_twice(name: str) -> None:
    listed = entries(name)
    if name not in SEVERAL_ROWS:
        listed = [line.partition("\t")[0].lstrip("*") for line in listed]

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
        ("cues.tsv", 2),
        ("english.tsv", 2),
        ("english_phrases.tsv", 2),
        ("everyday.tsv", 2),
        ("interrogatives.tsv", 2),
        ("regional.tsv", 2),
        ("small_talk.tsv", 2),
    ],
)
def test_every_line_of_a_table_has_its_columns(name: str, columns: int) -> None:
    assert {line.count("\t") + 1 for line in entries(name)} == {columns}


def test_small_talk_is_listed_in_the_form_in_which_messages_are_compared() -> None:
    listed = [*known_talk().words, *known_talk().letters]

    assert [word for word in listed if re.sub(r"[\W_]+", "", normalize(word)) != word] == []


def test_every_kind_of_small_talk_that_a_message_consists_of_has_words() -> None:
    kinds = {kind for kind, _ in known_talk().patterns}

    assert set(SmallTalk) - {SmallTalk.DISTRESS} <= kinds


def test_no_pattern_of_small_talk_matches_nothing_at_all() -> None:
    talk = known_talk()
    inside = (talk.insult, talk.distress, talk.alarm, talk.plea, talk.here, talk.asks, talk.about)

    assert [pattern.pattern for pattern in inside if pattern.search("")] == []


def test_every_fact_is_a_field_of_the_metadata_with_a_pattern() -> None:
    fields = [field for field, _, _ in lexicon.facts()]

    assert set(fields) <= set(Metadata.__dataclass_fields__)
    assert all(not pattern.search("") for _, *ways in lexicon.facts() for pattern in ways)


def test_the_aspects_of_a_yearly_report_are_what_was_done_what_lacks_what_comes() -> None:
    assert sorted(name for name, _, _ in lexicon.aspects()) == ["done", "plan", "problem"]


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


@pytest.mark.parametrize("text", ["有什么用", "多少家", "在哪", "谁来", "如何办", "行吗"])
def test_the_words_that_ask_are_known(text: str) -> None:
    assert lexicon.question_words().search(text)


@pytest.mark.parametrize("text", ["漏洞呢", "上线了没", "是不是免费", "能否预约", "真的?"])
def test_a_question_may_be_told_by_its_form_alone(text: str) -> None:
    assert lexicon.question_forms().search(text)
    assert not lexicon.question_words().search(text)


def test_no_pattern_that_reads_questions_matches_nothing_at_all() -> None:
    patterns = [*lexicon.cues().values(), lexicon.question_forms(), lexicon.asking_for_all()]
    patterns += [asked for asked, _ in lexicon.asks().values()]

    assert [pattern.pattern for pattern in patterns if pattern.search("")] == []


def test_everyday_words_are_found_by_what_reports_say_for_them() -> None:
    assert "企业" in lexicon.said_for("市场主体")
    assert lexicon.said_for("㐀㐁") == ()

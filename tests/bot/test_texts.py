"""Every code that an error or an answer can carry has its sentence."""

import errno
import string
from dataclasses import fields

import pytest

from bot import texts
from bot.errors import Obstacle, SettingError, StartError
from bot.explain import explain
from bot.settings import PREFIX, Settings
from bot.storage import errors as storage
from knowledge import lexicon
from knowledge.answer import Ground
from knowledge.confidence import INTERCEPT, Features
from knowledge.errors import (
    Damage,
    DataError,
    EmbeddingError,
    Fault,
    QuestionError,
    Refusal,
    ReportError,
    Setback,
)
from knowledge.evaluate import Expect, Verdict
from knowledge.evaluate.scores import NEAR_MISS, OVERVIEW
from knowledge.explaining import Route
from knowledge.models import Kind, Lack, Metadata, SmallTalk
from knowledge.wants import WHICH
from knowledge.weighing import Factors, Held, Shares

PARTICULARS = {
    "line": 3,
    "server": "http://127.0.0.1:1",
    "host": "127.0.0.1",
    "port": 8080,
    "path": "资料",
    "reason": "Permission denied",
}


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def names_of(fields_of: type) -> set[str]:
    return {field.name for field in fields(fields_of)}


def test_every_kind_of_small_talk_has_a_reply() -> None:
    assert set(texts.SMALL_TALK) == set(SmallTalk)


def test_every_field_of_a_page_has_a_name() -> None:
    assert set(Metadata.__slots__) <= set(texts.FACTS)


def test_every_setting_has_a_hint() -> None:
    names = {PREFIX + field.upper() for field in Settings.model_fields}

    assert set(texts.SETTING_HINTS) == names | {".env"}


@pytest.mark.parametrize("obstacle", Obstacle)
def test_every_obstacle_at_the_start_is_explained(obstacle: Obstacle) -> None:
    line = explain(StartError(obstacle, **PARTICULARS))  # type: ignore[arg-type]

    assert "{" not in line
    assert line.endswith("。")


@pytest.mark.parametrize("code", storage.Trouble)
@pytest.mark.parametrize("where", [{"path": "data/x.db"}, {"host": "db", "database": "x"}])
def test_every_trouble_with_the_database_is_explained(
    code: storage.Trouble, where: dict[str, str]
) -> None:
    data = {**where, "parameter": "foo", "revision": "0009"}

    line = explain(storage.StorageError(code, data))

    assert "{" not in line
    assert line.endswith("。")


@pytest.mark.parametrize("code", Damage)
def test_every_damage_to_the_program_is_explained(code: Damage) -> None:
    sentence = explain(DataError("confidence.json", code, data={"part": "words"}))

    assert "confidence.json" in sentence
    assert "{" not in sentence
    assert sentence.endswith("。")


@pytest.mark.parametrize("code", Fault)
@pytest.mark.parametrize("line", [None, 3])
def test_every_refused_file_of_questions_is_explained(code: Fault, line: int | None) -> None:
    data = {"reason": "Permission denied", "field": "expect", "limit": 100}

    sentence = explain(QuestionError("问题.jsonl", code, line=line, data=data))

    assert "问题.jsonl" in sentence
    assert "{" not in sentence
    assert sentence.endswith("。")


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_of_answer_has_a_name_in_a_hit_test(kind: Kind) -> None:
    assert texts.EVALUATE_KINDS[kind]


def test_all_that_may_be_expected_of_an_answer_has_a_name() -> None:
    assert set(texts.EVALUATE_EXPECTED) == {*Expect, OVERVIEW, NEAR_MISS}


def test_every_change_between_hit_tests_has_a_name() -> None:
    assert set(texts.EVALUATE_VERDICTS) == set(Verdict)


def test_whatever_an_explanation_names_has_words() -> None:
    assert set(texts.EXPLAIN_ROUTES) == set(Route)
    assert set(texts.EXPLAIN_SMALL_TALK) == set(SmallTalk)
    assert set(texts.EXPLAIN_GROUNDS) == set(Ground)
    assert set(texts.EXPLAIN_KINDS) == set(Kind)
    assert set(texts.EXPLAIN_LACKS) == set(Lack)
    assert set(texts.EXPLAIN_HELD) == set(Held)
    assert set(texts.EXPLAIN_WANTS) == {*lexicon.asks(), WHICH}
    assert set(texts.EXPLAIN_ASPECTS) == {name for name, *_ in lexicon.aspects()}
    assert set(texts.EXPLAIN_FEATURES) == {INTERCEPT, *names_of(Features)}
    assert set(texts.EXPLAIN_SHARES) == names_of(Shares)
    assert set(texts.EXPLAIN_FACTORS) == names_of(Factors)


@pytest.mark.parametrize("code", Refusal)
def test_every_refused_report_is_explained(code: Refusal) -> None:
    data = {"suffix": ".pdf", "reason": "?", "bytes": 9, "limit": 8}

    line = explain(ReportError("报告.pdf", code, data=data))

    assert "报告.pdf" in line
    assert line.endswith("。")


@pytest.mark.parametrize("code", Setback)
def test_every_setback_of_a_model_of_meaning_is_explained(code: Setback) -> None:
    line = explain(EmbeddingError(code, status=401))

    assert "{" not in line
    assert line.endswith("。")


def test_what_the_system_refuses_is_explained_in_its_words() -> None:
    refused = OSError(errno.EIO, "Input/output error", "data/vectors")

    assert explain(refused) == "读写文件 data/vectors 时出错：Input/output error。"


def test_a_wrong_line_is_named() -> None:
    line = explain(ReportError("问题.jsonl", Refusal.FORMAT, line=7))

    assert line == "问题.jsonl 第 7 行看不懂。请改正这一行再试。"


def test_a_wrong_setting_is_explained_by_its_name() -> None:
    assert explain(SettingError("XIAOYUE_LISTEN")) == (
        "设置 XIAOYUE_LISTEN 不对：应是“主机:端口”，形如 127.0.0.1:8080。"
    )


@pytest.mark.parametrize(
    "sentence",
    [
        *(
            texts.START,
            texts.HELP,
            texts.HELP_IN_GROUP,
            texts.ABOUT,
            texts.WELCOME,
            texts.NOT_FOUND,
            texts.SORRY,
        ),
        *(
            texts.HOW_TO_ASK,
            texts.HOW_TO_CALL,
            texts.HOW_TO_MENTION,
            texts.TEXT_ONLY,
            texts.UNKNOWN_COMMAND,
        ),
        *texts.SMALL_TALK.values(),
    ],
)
def test_the_replies_ask_for_nothing_that_the_bot_cannot_fill_in(sentence: str) -> None:
    assert placeholders(sentence) <= {"name", "username", "hotline"}


@pytest.mark.parametrize("alert", [texts.BUTTON_GONE, texts.PRESS_FAILED])
def test_an_alert_fits_into_its_box(alert: str) -> None:
    assert len(alert) <= 200

"""`xiaoyue ask --explain`, as staff meet it."""

import json
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from typer.testing import CliRunner

from bot.cli import app

COLUMNS = 80
GROUPS = "艾小越机器人进了多少个居民微信群?"
CARD = "越秀金卡怎么申请?"
QUESTIONS = [
    (GROUPS,),
    (CARD,),
    ("那服务了多少人?", "--after", GROUPS),
    ("视频有多少路?法治宣传有什么不足?",),
    ("存在哪些问题?",),
    ("今天天气怎么样?",),
    ("问" * 5000,),
    ("[bold]你好[/]",),
]


@pytest.fixture(autouse=True)
def elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def explained(*arguments: str) -> str:
    """Return what the terminal shows of how an answer came about."""
    whole = printed("ask", *arguments, "--explain")
    _, title, told = whole.partition("\n怎样理解问题")
    return title + told


def printed(*arguments: str) -> str:
    result = CliRunner().invoke(app, arguments, env={"COLUMNS": str(COLUMNS)})
    assert result.exit_code == 0, result.output
    return result.stdout


def record(*arguments: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(printed("ask", *arguments, "--explain", "--json"))
    return told


def joined(shown: str) -> str:
    """Return what is shown without what only breaks it into lines and columns."""
    return "".join(shown.split())


@pytest.mark.parametrize("arguments", QUESTIONS)
def test_an_explanation_fits_into_eighty_columns(arguments: tuple[str, ...]) -> None:
    lines = explained(*arguments).splitlines()

    assert len(lines) > 2
    assert max(map(cell_len, lines)) <= COLUMNS


def test_the_answer_stands_above_its_explanation() -> None:
    answer = printed("ask", GROUPS)

    assert printed("ask", GROUPS, "--explain").startswith(answer)


def test_staff_read_how_a_question_was_read_what_was_found_and_why_it_was_answered_so() -> None:
    shown = joined(explained(CARD))

    for told in (
        "原话越秀金卡怎么申请?",
        "要找的越秀金卡申请",
        "想知道怎么办理",
        "答法只是提到",
        "那一段提到了这件事，但没有写怎么办理、要带什么。",
        "把握到0.25直接回答",
        "第1段三、下一年度主要安排›(三)持续优化法治化营商环境",
        "对上的越秀金卡",
        "越秀金卡（占0.63，有）申请（占0.37，没有）合计0.63",
        "怎么办理：没写",
    ):
        assert told in shown


def test_words_that_were_put_right_are_named() -> None:
    shown = joined(explained("越秀智酷是什么?"))

    assert "改正越秀智库" in shown


def test_a_follow_up_is_explained_with_what_came_before() -> None:
    shown = joined(explained("那服务了多少人?", "--after", GROUPS))

    assert f"前面问过{GROUPS}" in shown
    assert "接着前面的话问的" in shown


def test_a_complete_question_is_said_to_stand_by_itself() -> None:
    assert "这句话自己就说得完整" in joined(explained(CARD, "--after", GROUPS))


def test_each_part_of_a_message_is_explained() -> None:
    shown = explained("视频有多少路?法治宣传有什么不足?")

    assert "第 1 问：视频有多少路?" in shown
    assert "第 2 问：法治宣传有什么不足?" in shown
    assert shown.count("找到的段落") == 2


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("你好", "这是打招呼，不是在问报告"),
        ("索引号是多少?", "问的是报告本身的信息（索引号）"),
        ("存在哪些问题?", "列出小标题"),
    ],
)
def test_what_no_passage_decided_is_explained_in_a_sentence(question: str, told: str) -> None:
    shown = explained(question)

    assert told in joined(shown)
    assert "找到的段落" not in shown


def test_the_report_of_a_passage_is_named_where_there_are_several(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for year in (2022, 2023):
        text = f"{year}年绿化工作报告\n一、{year}年工作总结\n{year}年种植树木3000棵。\n"
        (folder / f"{year}.txt").write_text(text, "utf-8")

    shown = joined(explained("2022年种植树木多少棵?", "--reports", str(folder)))

    assert "第1段一、2022年工作总结报告2022年绿化工作报告" in shown
    assert "第2段一、2023年工作总结报告2023年绿化工作报告" in shown
    assert "地方、单位和年份×0.40" in shown
    assert "注意写的不是问的那一年" in shown


def test_as_json_the_explanation_stands_beside_the_answer() -> None:
    told = record(CARD)

    assert list(told) == [
        *("kind", "confidence", "understood_as", "hits", "text"),
        "explained",
    ]
    (decision,) = told["explained"]["decisions"]
    assert decision["kind"] == told["kind"] == "RELATED"
    assert (decision["ground"], decision["lack"]) == ("lacking", "way")
    assert round(decision["chance"], 3) == told["confidence"]


def test_as_json_a_passage_has_every_share_of_its_score() -> None:
    best = record(GROUPS)["explained"]["decisions"][0]["found"][0]

    assert sum(best["shares"].values()) == pytest.approx(best["score"])
    assert set(best["factors"]) == {"scope", "aspect", "said", "fit"}
    assert set(best["words"][0]) == {"text", "weight", "share", "held", "instead"}


def test_as_json_the_limits_of_each_kind_are_given() -> None:
    limits = record(GROUPS)["explained"]["thresholds"]

    assert limits["direct_from"] > limits["choice_from"] > 0


def test_without_explain_nothing_is_explained() -> None:
    assert "explained" not in json.loads(printed("ask", GROUPS, "--json"))
    assert "怎样理解问题" not in printed("ask", GROUPS)


def test_what_would_steer_the_terminal_is_left_out() -> None:
    shown = explained("艾小越\x1b[2J是什么\u202e?")

    assert "原话      艾小越[2J是什么?" in shown

"""`xiaoyue evaluate`, as it is typed and read."""

import json
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from support.embeddings import EmbeddingServer
from support.questions import jsonl
from support.reports import DATA
from typer.testing import CliRunner, Result

from bot.cli import app

CLEARED = "(一)垃圾清运。全年清运垃圾八吨。"
REPORT = f"""街道工作报告
一、工作
{CLEARED}
(二)公园建设。全年新建公园五个,公园里种了百棵榕树。
"""
QUESTIONS: list[str | dict[str, Any]] = [
    {"id": "a", "style": "number", "question": "清运垃圾几吨?", "gold_segment_ids": ["s00"]},
    {"id": "b", "style": "number", "question": "新建公园几个?", "gold_segment_ids": ["s00"]},
    {"id": "c", "style": "none", "question": "比特币多少钱?", "expect": "no_answer"},
]


@pytest.fixture(autouse=True)
def elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("COLUMNS", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    return jsonl(tmp_path / "questions.jsonl", *QUESTIONS)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    return written(tmp_path / "reports", REPORT)


def written(folder: Path, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "street.txt").write_text(text, encoding="utf-8")
    return folder


def evaluate(file: Path, *more: str | Path) -> Result:
    return CliRunner().invoke(app, ["evaluate", str(file), *map(str, more)])


def evaluated(file: Path, *more: str | Path) -> dict[str, Any]:
    result = evaluate(file, "--json", *more)
    assert (result.exit_code, result.stderr) == (0, "")
    return dict(json.loads(result.stdout))


# Scores


def test_the_residents_questions_are_scored_by_style() -> None:
    scores = evaluated(DATA / "questions_report.jsonl")

    assert set(scores) == {"overall", "by_style", "questions"}
    assert scores["by_style"]["factual_number"]["hit_at_1"] >= 0.9
    assert scores["by_style"]["metadata"]["right"] == 1.0
    assert scores["overall"]["missing"] == 0
    assert len(scores["questions"]) == 107


def test_json_holds_the_scores_of_all_and_of_each_style(questions: Path, reports: Path) -> None:
    scores = evaluated(questions, "--reports", reports)

    overall = scores["overall"]
    assert (overall["questions"], overall["hit_at_1"]) == (3, 0.5)
    assert (overall["false_direct"], overall["false_claims"]) == (0.0, 0.0)
    assert overall["confusion"] == {"answer": {"DIRECT": 2}, "no_answer": {"NOT_FOUND": 1}}
    assert overall["confidence"]["answers"] == 2
    assert set(overall["ms"]) == {"p50", "p95", "slowest"}
    assert list(scores["by_style"]) == ["number", "none"]


def test_a_model_of_meaning_that_is_set_is_asked(
    monkeypatch: pytest.MonkeyPatch, questions: Path, reports: Path
) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with EmbeddingServer() as server:
        monkeypatch.setenv("XIAOYUE_EMBEDDING_URL", server.url)
        evaluated(questions, "--reports", reports)

    (asked,) = server.requests[-1].texts
    assert asked.startswith("比特币多少钱?")  # the words of reports for it may follow


def test_json_holds_what_became_of_every_question(questions: Path, reports: Path) -> None:
    first, second, third = evaluated(questions, "--reports", reports)["questions"]

    assert (first["id"], first["kind"], first["right"]) == ("a", "DIRECT", True)
    assert (first["report"], first["path"][-1]) == ("街道工作报告", "(一)垃圾清运")
    assert first["quote"] in REPORT
    assert (second["id"], second["right"]) == ("b", False)
    assert (third["id"], third["kind"], third["right"]) == ("c", "NOT_FOUND", True)


def test_a_question_about_the_report_is_judged_by_the_reply(tmp_path: Path, reports: Path) -> None:
    lines = [
        {"id": value, "question": "这份报告的全称是什么?", "expect": "answer_meta"}
        | {"answer_span": value}
        for value in ("这份报告的全称是：街道工作报告", "这份报告的全称是：别的")
    ]

    scores = evaluated(jsonl(tmp_path / "q.jsonl", *lines), "--reports", reports)

    assert [question["right"] for question in scores["questions"]] == [True, False]


# The terminal


def test_a_table_names_every_style_and_what_was_missed(questions: Path, reports: Path) -> None:
    result = evaluate(questions, "--reports", reports)

    assert (result.exit_code, result.stderr) == (0, "")
    lines = [line.split() for line in result.stdout.splitlines()]
    assert ["number", "2", "0.50", "0.50", "0.50", "1.00"] in lines
    assert ["none", "1", "1.00", "0.00", "0.00", "0.00"] in lines
    assert any(line[:2] == ["b", "新建公园几个?"] for line in lines)


def test_the_tables_fit_a_terminal_of_80_columns() -> None:
    lines = evaluate(DATA / "questions_report.jsonl").stdout.splitlines()

    assert [line for line in lines if cell_len(line) > 80] == []
    assert any("unanswerable_offdomain" in line for line in lines)
    assert "……" not in "".join(lines[:2])


def test_the_tables_can_be_read_in_a_narrower_terminal(
    monkeypatch: pytest.MonkeyPatch, questions: Path, reports: Path
) -> None:
    monkeypatch.setenv("COLUMNS", "66")

    lines = evaluate(questions, "--reports", reports).stdout.splitlines()

    assert [line for line in lines if cell_len(line) > 66] == []
    assert ["number", "2", "0.50", "0.50", "0.50", "1.00"] in [line.split() for line in lines]


def test_a_question_is_no_markup(tmp_path: Path, reports: Path) -> None:
    line = {"id": "[/a]", "style": "[b]", "question": "[red]公园[/none]", "expect": "smalltalk"}

    result = evaluate(jsonl(tmp_path / "q.jsonl", line), "--reports", reports)

    assert result.exit_code == 0
    for text in ("[/a]", "[b]", "[red]公园[/none]"):
        assert text in result.stdout


def test_questions_without_a_style_have_a_row_that_says_so(tmp_path: Path, reports: Path) -> None:
    line = {"id": "a", "question": "清运垃圾几吨?", "gold_segment_ids": ["s00"]}

    result = evaluate(jsonl(tmp_path / "q.jsonl", line), "--reports", reports)

    lines = [line.split() for line in result.stdout.splitlines()]
    assert ["（没有写）", "1", "1.00", "1.00", "1.00", "1.00"] in lines


def test_questions_that_are_not_asked_as_they_were_meant_are_told(
    tmp_path: Path, reports: Path
) -> None:
    file = jsonl(tmp_path / "q.jsonl", *QUESTIONS, QUESTIONS[0])

    result = evaluate(file, "--reports", reports)

    assert result.exit_code == 0
    assert result.stderr == (
        "注意：有 1 个 id 不止一行用了：a。接着它问的，当作接着最后那一行。\n"
    )


def test_answers_that_no_report_has_are_told_with_their_lines(
    tmp_path: Path, reports: Path
) -> None:
    far = {"id": "d", "question": "几吨?", "gold_doc_id": "elsewhere", "gold_para_line": 3}
    wrong = {"id": "e", "question": "几吨?", "gold_segment_ids": ["s00", "s99"]}
    long = {"id": "f", "question": "几吨?", "gold_section": "一、\n" + "长" * 100}
    file = jsonl(tmp_path / "q.jsonl", *QUESTIONS, far, wrong, long)

    result = evaluate(file, "--json", "--reports", reports)

    assert len(json.loads(result.stdout)["questions"]) == 6
    assert result.stderr == (
        "注意：有 3 处写明的段落在读进来的报告里找不到："
        f"第 4 行的 elsewhere:3，第 5 行的 s99，第 6 行的 一、 {'长' * 30}……。"
        "请看是不是写错了，或者少读了报告。\n"
    )


def test_questions_whose_passage_is_not_loaded_are_named(tmp_path: Path, reports: Path) -> None:
    line = {"id": "far", "question": "几吨?", "gold_doc_id": "elsewhere", "answer_span": "八吨"}

    result = evaluate(jsonl(tmp_path / "q.jsonl", line), "--reports", reports)

    assert "有 1 题的正确段落不在读进来的报告里，或没有切成段落：far" in result.stdout


def test_answers_that_only_name_the_thing_are_counted(tmp_path: Path, reports: Path) -> None:
    line = {"id": "a", "question": "公园几点开门?", "expect": "no_answer"}
    line["near_miss_segments"] = ["s01"]  # type: ignore[assignment]

    result = evaluate(jsonl(tmp_path / "q.jsonl", line), "--reports", reports)

    assert "报告只提到、没有写的 1 题，" in result.stdout


def test_a_terminal_is_shown_that_work_goes_on_beside_the_result(
    monkeypatch: pytest.MonkeyPatch, questions: Path, reports: Path
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")

    result = evaluate(questions, "--json", "--reports", reports)

    assert "读完了 1 份报告" in result.stderr
    assert "正在提问" in result.stderr
    assert len(json.loads(result.stdout)["questions"]) == 3


# Comparing with an earlier run


@pytest.fixture
def earlier(tmp_path: Path, questions: Path, reports: Path) -> Path:
    file = tmp_path / "earlier.json"
    file.write_text(evaluate(questions, "--json", "--reports", reports).stdout, "utf-8")
    return file


def test_a_run_that_changed_nothing_says_so(questions: Path, reports: Path, earlier: Path) -> None:
    result = evaluate(questions, "--reports", reports, "--compare", earlier)

    assert result.stdout.endswith(
        "与 earlier.json 相比：变差 0 题，变好 0 题，换了答法 0 题，没变 3 题。\n"
    )


def test_every_question_whose_answer_changed_is_listed(
    tmp_path: Path, questions: Path, earlier: Path
) -> None:
    other = written(tmp_path / "other", REPORT.replace(CLEARED, "(一)道路修补。补路九处。"))

    result = evaluate(questions, "--reports", other, "--compare", earlier)

    lines = [line.split() for line in result.stdout.splitlines()]
    at = lines.index(["变差", "a", "清运垃圾几吨?"])
    assert lines[at + 1][:2] == ["之前", "直答"]
    assert lines[at + 1][-1].endswith("全年清运垃圾八吨。”")
    assert lines[at + 2][0] == "现在"
    assert "变差 1 题，变好 0 题，换了答法 0 题，没变 2 题。" in result.stdout


def test_a_change_of_report_names_both(tmp_path: Path, questions: Path, earlier: Path) -> None:
    other = written(tmp_path / "other", REPORT.replace("街道工作报告", "区里工作报告"))

    result = evaluate(questions, "--reports", other, "--compare", earlier)

    told = [line.strip() for line in result.stdout.splitlines() if "出自" in line]
    assert told == ["出自 街道工作报告", "出自 区里工作报告"] * 2


def test_questions_that_only_one_run_knows_are_counted(
    tmp_path: Path, reports: Path, earlier: Path
) -> None:
    new = {"id": "d", "question": "榕树多少棵?", "gold_segment_ids": ["s01"]}
    file = jsonl(tmp_path / "more.jsonl", *QUESTIONS[1:], new)

    result = evaluate(file, "--reports", reports, "--compare", earlier)

    printed = "".join(result.stdout.split())
    assert printed.endswith("没变2题。多了1题、少了1题，没有比。")


def test_json_holds_the_same_comparison(tmp_path: Path, questions: Path, earlier: Path) -> None:
    other = written(tmp_path / "other", REPORT.replace(CLEARED, "(一)道路修补。补路九处。"))

    compared = evaluated(questions, "--reports", other, "--compare", earlier)["compared"]

    counts = {name: compared[name] for name in ("worse", "better", "other", "same")}
    assert counts == {"worse": 1, "better": 0, "other": 0, "same": 2}
    assert (compared["added"], compared["gone"]) == ([], [])
    (change,) = compared["changes"]
    assert (change["verdict"], change["was"]["id"]) == ("worse", "a")
    assert change["was"]["right"] is True
    assert change["now"]["right"] is False


# What cannot be done


def refusal(result: Result) -> str:
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.count("\n") == 1
    return result.stderr.strip()


def test_a_question_file_that_cannot_be_read_is_told_why(tmp_path: Path) -> None:
    file = tmp_path / "q.jsonl"
    assert refusal(evaluate(file)) == f"读不了 {file}：文件不在，或没有读取的权限。"

    file.write_bytes("几吨?".encode("gb18030"))
    assert refusal(evaluate(file)) == f"读不了 {file}：不是 UTF-8 编码。请另存为 UTF-8 再试。"

    jsonl(file, '{"id": "a"}')
    assert (
        refusal(evaluate(file)) == f"{file} 第 1 行不是一个问题：应是有 id 和 question 的 JSON。"
    )

    jsonl(file, {"id": "a", "question": "几吨?", "expect": "yes"})
    assert refusal(evaluate(file)) == (
        f"{file} 第 1 行写的答案看不懂：expect 不对。请改正这一行再试。"
    )

    jsonl(file, {"id": "a", "question": "几吨?", "gold_segment_ids": ["9"]})
    assert refusal(evaluate(file)) == (
        f"{file} 第 1 行写的答案看不懂：gold_segment_ids: 9 不对。请改正这一行再试。"
    )

    jsonl(file, {"id": "a", "question": "几吨?"})
    assert refusal(evaluate(file)).startswith(f"{file} 第 1 行没有写正确答案是哪一段（")

    jsonl(file, "")
    assert refusal(evaluate(file)) == f"{file} 里没有问题。请每行写一个。"
    assert refusal(evaluate(tmp_path)) == f"读不了 {tmp_path}：它是文件夹，不是文件。"


def test_an_earlier_run_that_cannot_be_compared_with_is_told_why(
    tmp_path: Path, questions: Path, reports: Path
) -> None:
    file = tmp_path / "earlier.json"
    command = (questions, "--reports", reports, "--compare", file)
    assert refusal(evaluate(*command)) == f"读不了 {file}：文件不在，或没有读取的权限。"

    file.write_text("{}", encoding="utf-8")
    assert refusal(evaluate(*command)) == f"{file} 不是 xiaoyue evaluate --json 输出的结果。"

    line = {"id": "z", "question": "几吨?", "expect": "no_answer"}
    other = jsonl(tmp_path / "other.jsonl", line)
    file.write_text(evaluate(other, "--json", "--reports", reports).stdout, "utf-8")
    assert refusal(evaluate(*command)) == f"{file} 是别的问题的结果，没有一题能比较。"

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from support.embeddings import EmbeddingServer, Reply
from support.questions import jsonl
from typer.testing import CliRunner, Result

from bot.cli import app
from knowledge.readers import SUFFIXES

DATA = Path(__file__).parents[1] / "data"
GROUPS = "艾小越机器人进了多少个居民微信群?"
FULL = Path("/dev/full")
HEAVY = ("aiogram", "aiohttp", "jieba", "sqlalchemy", "numpy", "pydantic")


@pytest.fixture(autouse=True)
def elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def test_help_loads_nothing_heavy() -> None:
    program = (
        "import sys\nfrom bot.cli import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        f"print('HEAVY', [m for m in {HEAVY} if m in sys.modules])"
    )

    done = subprocess.run(
        [sys.executable, "-c", program, "--help"], capture_output=True, text=True, check=True
    )

    assert "启动机器人" in done.stdout
    assert done.stdout.endswith("HEAVY []\n")


def test_python_m_bot_is_the_same_program() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "--version"], capture_output=True, text=True, check=True
    )

    assert done.stdout.startswith("xiaoyue 0.")


@pytest.mark.parametrize("command", [(), ("ask",), ("run",), ("evaluate",), ("db",)])
def test_every_command_explains_itself_in_chinese(command: tuple[str, ...]) -> None:
    result = run(*command, "--help")

    assert result.exit_code == 0
    assert any("\u4e00" <= character <= "\u9fff" for character in result.output)


def test_an_answer_reads_as_a_resident_sees_it() -> None:
    result = run("ask", GROUPS)

    assert result.exit_code == 0
    assert "部署入驻约3113个居民微信群" in result.output
    assert "查看原文：http://www.yuexiu.gov.cn/" in result.output
    assert "<b>" not in result.output


def test_an_answer_as_json_has_every_field() -> None:
    answer = json.loads(run("ask", GROUPS, "--json").stdout)

    assert list(answer) == ["kind", "confidence", "understood_as", "hits", "text"]
    assert answer["kind"] == "DIRECT"
    hit = answer["hits"][0]
    assert set(hit) == {
        "report",
        "report_id",
        "year",
        "path",
        "text",
        "quote",
        "url",
        "score",
        "passage_id",
        "span",
    }
    assert hit["report"] == "广州市越秀区政务服务数据管理局关于2023年度法治政府建设情况的报告"
    assert hit["year"] == 2023
    assert "约3113个居民微信群" in hit["quote"]
    assert hit["quote"] in answer["text"]
    assert hit["span"][1] - hit["span"][0] == len(hit["text"])


def test_words_that_were_not_quoted_in_the_shell_are_one_question() -> None:
    answer = json.loads(run("ask", "艾小越机器人", "进了多少个", "居民微信群", "--json").stdout)

    assert "约3113个居民微信群" in answer["hits"][0]["quote"]


def test_after_gives_the_question_before() -> None:
    answer = json.loads(run("ask", "那服务了多少人?", "--after", GROUPS, "--json").stdout)

    assert "超31.7万居民群众" in answer["hits"][0]["quote"]


def test_a_file_of_questions_is_answered_line_by_line(tmp_path: Path) -> None:
    lines = [
        {"id": "b", "question": "那服务了多少人?", "followup_of": "a", "gold_segment_ids": 7},
        {"id": "a", "question": GROUPS},
        {"id": "c", "question": "你好", "followup_of": None},
    ]
    file = tmp_path / "questions.jsonl"
    file.write_text("\n".join(json.dumps(line) for line in lines) + "\n\n", "utf-8")

    result = run("ask", "--file", str(file), "--json")

    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(a["id"], a["kind"]) for a in answers] == [
        ("b", "DIRECT"),
        ("a", "DIRECT"),
        ("c", "SMALL_TALK"),
    ]
    assert "超31.7万居民群众" in answers[0]["hits"][0]["quote"]
    assert all(answer["ms"] >= 0 for answer in answers)


def test_a_model_of_meaning_that_is_set_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    with EmbeddingServer() as server:
        monkeypatch.setenv("XIAOYUE_EMBEDDING_URL", server.url)
        answered = run("ask", "网上有人使坏怎么办")

    assert (answered.exit_code, answered.stderr) == (0, "")
    (asked,) = server.requests[-1].texts
    assert asked.startswith("网上有人使坏怎么办")  # the words of reports for it may follow


def test_a_model_of_meaning_that_refuses_is_done_without(monkeypatch: pytest.MonkeyPatch) -> None:
    with EmbeddingServer(lambda _: Reply(status=401)) as server:
        monkeypatch.setenv("XIAOYUE_EMBEDDING_URL", server.url)
        answered = run("ask", GROUPS)

    assert answered.exit_code == 0
    assert "约3113个居民微信群" in answered.stdout
    assert answered.stderr.startswith("语义服务不肯算（HTTP 401），这次只按字词回答。")
    assert answered.stderr.count("\n") == 1


def test_other_reports_are_asked_instead(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "one.txt").write_text("一、绿化\n种植树木3000棵,修剪草坪12处。\n", "utf-8")
    (folder / ".hidden").write_text("", "utf-8")

    answer = json.loads(run("ask", "种植树木多少棵", "--json", "--reports", str(folder)).stdout)

    assert answer["hits"][0]["report_id"] == "one"
    assert "3000棵" in answer["hits"][0]["quote"]


def test_what_programs_keep_beside_reports_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "街道").mkdir()
    (tmp_path / "街道" / "one.txt").write_text("一、绿化\n种植树木3000棵。\n", "utf-8")
    for name in (".git/index.txt", "街道/.DS_Store", "街道/~$one.docx"):
        (tmp_path / name).write_bytes(b"\0")

    result = run("ask", "种植树木多少棵", "--reports", str(tmp_path))

    assert (result.exit_code, result.stderr) == (0, "")
    assert "3000棵" in result.stdout


def test_a_folder_without_reports_is_told_with_all_that_could_be_in_it(tmp_path: Path) -> None:
    (tmp_path / "街道").mkdir()

    result = run("ask", "问", "--reports", str(tmp_path))

    assert result.exit_code == 1
    assert result.stderr.startswith(f"文件夹 {tmp_path} 里没有报告。")
    assert [suffix for suffix in SUFFIXES if suffix not in result.stderr] == []


def test_a_terminal_is_shown_how_far_reading_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text("一、绿化\n种植树木3000棵。\n", "utf-8")

    result = run("ask", "种植树木多少棵", "--reports", str(tmp_path))

    assert "读完了 2 份报告" in result.stderr
    assert "读完了" not in result.stdout


def test_reading_many_reports_is_told_where_no_terminal_shows_it(tmp_path: Path) -> None:
    for number in range(11):
        (tmp_path / f"{number}.txt").write_text("一、绿化\n种植树木3000棵。\n", "utf-8")

    result = run("ask", "种植树木多少棵", "--json", "--reports", str(tmp_path))

    first, last = result.stderr.splitlines()
    assert first == "正在读 11 份报告……"
    assert re.fullmatch(r"读好了 11 份报告，共 11 段，用了 \d+ 秒。", last)
    assert json.loads(result.stdout)["kind"]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("空.txt", b"", "报告 空.txt 是空的"),
        ("乱.txt", b"\xff\xfe\x00\xd8\x80\x81" * 9, "报告 乱.txt 的编码认不出来"),
        ("图.jpg", b"JFIF", "报告 图.jpg 的格式不支持"),
        ("图.pdf", b"%PDF", "报告 图.pdf 打不开"),
        ("旧.doc", b"{}", "报告 旧.doc 是旧格式的文档"),
    ],
)
def test_a_report_that_cannot_be_read_ends_in_one_line(
    tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    (tmp_path / name).write_bytes(content)

    result = run("ask", "问", "--reports", str(tmp_path))

    assert result.exit_code == 1
    assert result.stderr.startswith(says)
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("ask", "问", "--reports", "nowhere"), "读不了 nowhere：没有这个文件夹，"),
        (("ask", "问", "--reports", os.devnull), f"读不了 {os.devnull}：没有这个文件夹，"),
        (("ask", "--file", "nowhere", "--json"), "读不了 nowhere："),
        (("evaluate", "nowhere"), "读不了 nowhere："),
    ],
)
def test_what_is_not_there_ends_in_one_line(arguments: tuple[str, ...], says: str) -> None:
    result = run(*arguments)

    assert result.exit_code == 1
    assert result.stderr.startswith(says)
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "line",
    [
        *("{", "[]", "1", '{"id": "a"}', '{"id": 1, "question": "问"}'),
        '{"id": "b", "question": "问", "followup_of": ["a"]}',
        '{"id": "b", "question": ' + "[" * 100_000,
    ],
    ids=lambda line: line[:50],
)
def test_a_line_that_is_no_question_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text('{"id": "a", "question": "你好"}\n' + line, "utf-8")

    result = run("ask", "--file", str(file), "--json")

    assert result.exit_code == 1
    assert f"{file} 第 2 行不是一个问题" in result.stderr


def test_questions_that_are_not_asked_as_they_were_meant_are_told(tmp_path: Path) -> None:
    file = jsonl(
        tmp_path / "questions.jsonl",
        *({"id": "a", "question": "你好"}, {"id": "a", "question": "谢谢"}),
        *({"id": f"b{n}", "question": "那呢?", "followup_of": "z"} for n in range(6)),
    )

    result = run("ask", "--file", str(file), "--json")

    assert (result.exit_code, result.stdout.count("\n")) == (0, 8)
    repeated, lone = result.stderr.splitlines()
    assert repeated == "注意：有 1 个 id 不止一行用了：a。接着它问的，当作接着最后那一行。"
    assert lone.startswith("注意：有 6 题的 followup_of 不在这个文件里：b0，b1，b2，b3，b4……。")


def test_half_a_character_in_a_file_is_no_stumbling_block(tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text(r'{"id": "a\ud800", "question": "\ud800越秀智库是什么"}', "utf-8")

    answer = json.loads(run("ask", "--file", str(file), "--json").stdout)

    assert (answer["id"], answer["kind"]) == ("a?", "DIRECT")


@pytest.mark.parametrize("more", [(), ("--json",)])
def test_bytes_that_are_no_text_in_the_shell_are_no_stumbling_block(more: tuple[str, ...]) -> None:
    result = run("ask", "越秀智库是什么\udcff", "--after", "\udcff", *more)

    assert result.exit_code == 0
    assert "越秀智库" in result.stdout


def test_a_file_in_another_encoding_is_called_so(tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_bytes(b"\xff\xfe\x80")

    result = run("ask", "--file", str(file), "--json")

    assert result.exit_code == 1
    assert result.stderr == f"读不了 {file}：不是 UTF-8 编码。请另存为 UTF-8 再试。\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("ask",),
        ("ask", " ", ""),
        ("ask", "问", "--file", "x.jsonl", "--json"),
        ("ask", "--file", "x.jsonl"),
        ("ask", "--file", "x.jsonl", "--json", "--after", "问"),
        ("ask", "--file", "x.jsonl", "--json", "--explain"),
        ("evaluate",),
        ("nothing",),
    ],
)
def test_wrong_usage_ends_with_status_2(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("ask",), "请写上问题，或者用 --file 指定问题文件。"),
        (("nothing",), "没有 nothing 这个命令。在命令后面加上 --help，可以看怎么写。"),
        (("db", "nothing"), "没有 nothing 这个命令。在命令后面加上 --help，可以看怎么写。"),
        (("evaluate",), "少写了 FILE.jsonl。在命令后面加上 --help，可以看怎么写。"),
        (
            ("ask", "问", "--loud"),
            (
                "选项 --loud 不对：没有这个选项，或者它后面少写、多写了什么。"
                "在命令后面加上 --help，可以看怎么写。"
            ),
        ),
        (
            ("db", "upgrade", "more"),
            "命令写得不对，多写或者少写了什么。在命令后面加上 --help，可以看怎么写。",
        ),
    ],
)
def test_wrong_usage_is_told_in_one_line(arguments: tuple[str, ...], line: str) -> None:
    result = run(*arguments)

    assert (result.exit_code, result.stdout, result.stderr) == (2, "", line + "\n")


@pytest.mark.parametrize(("arguments", "status"), [((), 2), (("db",), 2), (("--help",), 0)])
def test_without_a_command_it_shows_what_there_is(arguments: tuple[str, ...], status: int) -> None:
    result = run(*arguments)

    assert (result.exit_code, result.stderr) == (status, "")
    assert "--help" in result.stdout


def test_a_wrong_setting_ends_the_start_with_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XIAOYUE_LISTEN", "here")

    result = run("run")

    assert result.exit_code == 1
    assert result.stderr == "设置 XIAOYUE_LISTEN 不对：应是“主机:端口”，形如 127.0.0.1:8080。\n"


def test_db_upgrade_makes_the_database(tmp_path: Path) -> None:
    result = run("db", "upgrade")

    assert result.exit_code == 0
    assert (tmp_path / "data" / "xiaoyue.db").is_file()


@pytest.mark.skipif(not FULL.exists(), reason="this system has no disk that is always full")
def test_a_full_disk_ends_it_in_one_line() -> None:
    with FULL.open("w") as output:
        done = subprocess.run(
            [sys.executable, "-m", "bot", "ask", "你好"],
            stdout=output,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )

    assert (done.returncode, done.stderr) == (1, "磁盘满了，写不下去。请先腾出空间。\n")


def test_a_reader_that_goes_away_ends_it_quietly() -> None:
    questions = str(DATA / "questions_report.jsonl")
    command = [sys.executable, "-m", "bot", "ask", "--file", questions, "--json"]

    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as asking:
        assert asking.stdout is not None
        assert asking.stderr is not None
        assert asking.stdout.read(9) == b'{"id": "f'
        asking.stdout.close()
        assert asking.stderr.read() == b""

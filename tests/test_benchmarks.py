"""What the retrieval benchmark is made of: larger pools, noise, and its command."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from benchmarks.noise import NOISES, noisy
from benchmarks.pool import Line, read_pool
from benchmarks.reports import reports_of

from knowledge.normalize import normalize
from knowledge.phonetics import sounded

ROOT = Path(__file__).parents[1]
QUESTIONS = ("艾小越服务了多少居民?", "合同审核了几份", "ioc是什么", "?", "")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    passages = [
        {"id": "p0", "title": "垃圾", "text": "清运垃圾八吨。清洗街道。"},
        {"id": "p1", "title": "垃圾", "text": "分类垃圾九吨。"},
        {"id": "p2", "title": "公园", "text": "新建公园五个。种树百棵。养花千盆。"},
    ]
    queries = [{"qid": "q0", "text": "新建了几个公园", "gold": ["p2"]}]
    for name, lines in (("passages", passages), ("queries", queries)):
        text = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
        (tmp_path / f"{name}.jsonl").write_text(text, encoding="utf-8")
    return tmp_path


def differing(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("name", NOISES)
def test_the_same_noise_comes_again(name: str) -> None:
    assert noisy(name, QUESTIONS) == noisy(name, QUESTIONS)


@pytest.mark.parametrize("name", NOISES)
def test_another_seed_makes_another_noise(name: str) -> None:
    many = [QUESTIONS[0]] * 20

    assert name == "Traditional" or noisy(name, many, seed=1) != noisy(name, many, seed=2)


@pytest.mark.parametrize(("name", "times"), [("one homophone", 1), ("two homophones", 2)])
def test_wrong_characters_sound_like_the_right_ones(name: str, times: int) -> None:
    question = "服务居民多少"

    typed = noisy(name, [question])[0]

    assert differing(typed, question) == times
    assert sounded(typed) == sounded(question)


def test_a_dropped_character_is_missing() -> None:
    assert [len(typed) for typed in noisy("a dropped character", QUESTIONS[:3])] == [10, 6, 5]


def test_a_swap_keeps_the_characters() -> None:
    typed = noisy("a swap", QUESTIONS)

    assert [sorted(t) for t in typed] == [sorted(q) for q in QUESTIONS]
    assert differing(typed[0], QUESTIONS[0]) == 2


def test_traditional_questions_are_the_same_once_normalised() -> None:
    typed = noisy("Traditional", ["服务了多少居民"])[0]

    assert typed != "服务了多少居民"
    assert normalize(typed) == "服务了多少居民"


def test_filler_stands_around_the_question() -> None:
    typed = noisy("filler", ["合同审核了几份?"])[0]

    assert "合同审核了几份" in typed
    assert not typed.startswith("合同")
    assert not typed.endswith("?")


def test_a_pool_is_made_larger_with_passages_of_the_sentences_it_has(folder: Path) -> None:
    own, larger = read_pool(folder), read_pool(folder, 9)

    assert larger[:3] == own
    assert len({line.id for line in larger}) == 9
    assert {line.title for line in larger} == {"垃圾", "公园"}
    sentences = "".join(line.text for line in own).split("。")
    assert {piece for line in larger for piece in line.text.split("。")} <= {*sentences}
    assert larger == read_pool(folder, 9)


def test_a_pool_that_is_large_enough_stays(folder: Path) -> None:
    assert len(read_pool(folder, 2)) == 3


def test_passages_under_one_title_are_one_report(folder: Path) -> None:
    lines: Sequence[Line] = read_pool(folder)

    reports, ids = reports_of(lines)

    assert [report.title for report in reports] == ["垃圾", "公园"]
    assert [(ids[p], p.path, p.text) for r in reports for p in r.passages] == [
        (line.id, (line.title,), line.text) for line in lines
    ]


def run(kind: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    program = [ROOT / ".venv" / "bin" / "python", ROOT / "scripts" / "benchmark.py", kind]
    return subprocess.run(
        [*program, *arguments], capture_output=True, text=True, check=False, encoding="utf-8"
    )


def test_without_a_folder_the_benchmark_says_so_in_one_line(tmp_path: Path) -> None:
    done = run("retrieval", str(tmp_path))

    assert done.returncode == 1
    assert done.stderr == (
        f"retrieval: no passages.jsonl in {tmp_path}; name a folder that has one\n"
    )


@pytest.mark.slow
def test_every_engine_is_measured_on_a_folder(folder: Path) -> None:
    done = run("retrieval", str(folder), "--json", "--noise")

    measured = json.loads(done.stdout)
    assert {"ours", "ours, Library.search", "SQLite FTS5, trigram"} <= measured["engines"].keys()
    assert measured["engines"]["ours"]["recall_at_1"] == 1.0
    assert measured["engines"]["ours"]["passages"] == 3
    assert measured["noise"].keys() == {"clean", *NOISES}
    assert measured["fields"]["all, as shipped"].keys() == {"residents", folder.name}


@pytest.mark.slow
def test_no_question_is_lost_however_the_next_edition_is_built() -> None:
    done = run("reload", "--passages", "300", "--rate", "50", "--seconds", "0.5", "--json")

    measured = json.loads(done.stdout)
    assert measured["built"].keys() == {
        "in a process of its own",
        "in a thread",
        "in the event loop",
    }
    for way in measured["built"].values():
        assert {phase["lost"] for phase in way["phases"].values()} == {0}
        assert way["phases"].keys() == {"before", "during", "after"}
    assert measured["switch"]["peak_of_new"] > 0

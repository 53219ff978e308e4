import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from support.questions import gold, judged, told

from knowledge import Answer, Kind, Library
from knowledge.errors import Fault, QuestionError
from knowledge.evaluate import Record, Verdict, compare, read_earlier, record

QUESTION = gold("几吨?", id="a")
RECORD = Record(
    id="a",
    style="number",
    question="几吨?",
    expect="answer",
    kind="DIRECT",
    confidence=0.9,
    right=True,
    among_first=True,
    span=None,
    hits=("one", "two"),
    report="街道工作报告",
    path=("一、工作",),
    quote="八吨。",
    ms=1.5,
)


def changed(was: Record, now: Record) -> list[str]:
    return [change.verdict.value for change in compare([was], [now]).changes]


# What is compared


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "RELATED"},
        {"report": "别的报告"},
        {"path": ("二、不足",)},
        {"quote": "五个。"},
    ],
    ids=lambda fields: next(iter(fields)),
)
def test_another_kind_passage_or_quote_is_a_change(fields: Mapping[str, object]) -> None:
    now = replace(RECORD, **fields)  # type: ignore[arg-type]

    assert changed(RECORD, now) == ["other"]
    assert changed(RECORD, replace(now, right=False)) == ["worse"]
    assert changed(replace(RECORD, right=False), now) == ["better"]


def test_to_be_right_or_wrong_now_is_a_change_by_itself() -> None:
    assert changed(RECORD, replace(RECORD, right=False)) == ["worse"]


def test_time_confidence_further_hits_and_ids_of_passages_are_no_change() -> None:
    now = replace(RECORD, ms=9.0, confidence=0.1, hits=("three",), style="other")

    compared = compare([RECORD], [now])

    assert (compared.changes, compared.same) == ((), 1)


def test_changes_are_counted_and_listed_with_the_worst_first() -> None:
    was = [replace(RECORD, id=id_, right=id_ != "better") for id_ in ("other", "better", "worse")]
    now = [replace(r, quote="五个。", right=r.id != "worse") for r in was]

    compared = compare([*was, RECORD], [*now, RECORD])

    assert [change.now.id for change in compared.changes] == ["worse", "better", "other"]
    assert (compared.worse, compared.better, compared.other, compared.same) == (1, 1, 1, 1)
    assert list(Verdict) == [Verdict.WORSE, Verdict.BETTER, Verdict.OTHER]


def test_questions_that_only_one_run_knows_are_named_and_not_compared() -> None:
    was = [RECORD, replace(RECORD, id="gone"), replace(RECORD, id="b", question="旧的问法")]
    now = [RECORD, replace(RECORD, id="added"), replace(RECORD, id="b", question="新的问法")]

    compared = compare(was, now)

    assert (compared.same, compared.changes) == (1, ())
    assert (compared.added, compared.gone) == (("added", "b"), ("gone", "b"))


# What is kept of an outcome


def test_an_outcome_is_kept_with_its_first_hit(street: Library) -> None:
    known = gold("几个?", id="a", style="number", gold_segment_ids=("s01",), answer_span="五个")
    answer = told(Kind.DIRECT, *street.passages[1:], quote="新建公园五个")

    kept = record(judged(street.reports, known, answer))

    assert kept == Record(
        id="a",
        style="number",
        question="几个?",
        expect="answer",
        kind="DIRECT",
        confidence=0.9,
        right=True,
        among_first=True,
        span=True,
        hits=tuple(passage.id for passage in street.passages[1:]),
        report="街道工作报告",
        path=("一、工作", "(二)公园建设"),
        quote="新建公园五个",
        ms=1.0,
    )


def test_of_a_question_about_the_report_the_value_is_kept(street: Library) -> None:
    answer = Answer(kind=Kind.DIRECT, question="问", fact=(street.reports[0], "name"))

    kept = record(judged(street.reports, gold(expect="answer_meta"), answer))

    assert (kept.report, kept.path, kept.quote) == ("街道工作报告", (), "街道工作报告")


def test_of_an_answer_without_a_passage_no_place_is_kept(street: Library) -> None:
    kept = record(judged(street.reports, gold(), told(Kind.NOT_FOUND)))

    assert (kept.hits, kept.report, kept.path, kept.quote) == ((), "", (), "")


# The file of an earlier run


def saved(path: Path, data: object) -> Path:
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def refused(path: Path) -> Fault:
    with pytest.raises(QuestionError) as caught:
        read_earlier(path, [QUESTION])
    assert caught.value.name == str(path)
    return caught.value.code


def test_an_earlier_run_comes_back_from_its_file(tmp_path: Path) -> None:
    file = saved(tmp_path / "run.json", {"overall": {}, "questions": [asdict(RECORD)]})

    assert read_earlier(file, [QUESTION]) == [RECORD]


def test_a_run_over_other_questions_is_refused(tmp_path: Path) -> None:
    other = asdict(replace(RECORD, question="几个?"))

    assert refused(saved(tmp_path / "run.json", {"questions": [other]})) is Fault.OTHERS
    assert refused(saved(tmp_path / "run.json", {"questions": []})) is Fault.OTHERS


@pytest.mark.parametrize(
    "data",
    [None, 5, "run", [], {}, {"questions": None}, {"questions": [5]}, {"questions": [{}]}],
    ids=json.dumps,
)
def test_json_that_is_no_run_is_refused(tmp_path: Path, data: object) -> None:
    assert refused(saved(tmp_path / "run.json", data)) is Fault.RESULTS


@pytest.mark.parametrize(
    ("field", "value"), [("right", "yes"), ("hits", "one"), ("path", [1]), ("ms", None)]
)
def test_a_run_with_a_field_of_another_kind_is_refused(
    tmp_path: Path, field: str, value: object
) -> None:
    kept = {**asdict(RECORD), field: value}

    assert refused(saved(tmp_path / "run.json", {"questions": [kept]})) is Fault.RESULTS


def test_a_file_that_is_no_json_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "run.json"

    for text in ("", "{", "[" * 100_000, '{"questions": ' + "9" * 5000 + "}"):
        file.write_text(text, encoding="utf-8")
        assert refused(file) is Fault.RESULTS


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "run.json"
    assert refused(file) is Fault.MISSING

    file.write_bytes(b"\xff\xfe\x00")
    assert refused(file) is Fault.ENCODING

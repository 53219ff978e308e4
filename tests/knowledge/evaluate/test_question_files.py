from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from support.questions import jsonl

from knowledge import KnowledgeError
from knowledge.errors import Fault, QuestionError
from knowledge.evaluate import Asked, Expect, Gold, Mode, read_asked, read_questions
from knowledge.evaluate.questions import Paragraph

ENDLESS = Path("/dev/zero")

Read = Callable[[Path], Sequence[Asked]]
BOTH = pytest.mark.parametrize("read", [read_asked, read_questions])


def refused(read: Read, path: Path) -> QuestionError:
    with pytest.raises(QuestionError) as caught:
        read(path)
    assert isinstance(caught.value, KnowledgeError)
    assert len(str(caught.value).splitlines()) == 1
    return caught.value


# What both readers read


def test_a_question_file_is_read_line_by_line(tmp_path: Path) -> None:
    file = jsonl(
        tmp_path / "q.jsonl",
        '\ufeff{"id": "a", "question": "几吨?", "gold_segment_ids": ["s00"], "answer_span": null}',
        "",
        '{"id": "b", "question": "几个?", "followup_of": "a", "gold_section": "公园", "more": 1}',
    )

    assert read_asked(file) == [
        Asked(id="a", question="几吨?"),
        Asked(id="b", question="几个?", followup_of="a"),
    ]
    assert read_questions(file) == [
        Gold(id="a", question="几吨?", gold_segment_ids=("s00",)),
        Gold(id="b", question="几个?", followup_of="a", gold_section="公园"),
    ]


@BOTH
def test_a_line_separator_inside_a_question_ends_no_line(tmp_path: Path, read: Read) -> None:
    line = '{"id": "a", "question": "几\u2028吨?", "gold_section": "工作"}'
    file = jsonl(tmp_path / "q.jsonl", line)

    assert [question.question for question in read(file)] == ["几\u2028吨?"]


@BOTH
def test_half_a_character_becomes_a_question_mark(tmp_path: Path, read: Read) -> None:
    line = r'{"id": "a\ud800", "question": "\udfff几吨", "gold_section": "工作"}'
    file = jsonl(tmp_path / "q.jsonl", line)

    assert [(asked.id, asked.question) for asked in read(file)] == [("a?", "?几吨")]


@BOTH
@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[1]",
        '"a"',
        "5",
        '{"question": "没有编号"}',
        '{"id": "a"}',
        '{"id": 1, "question": "几吨?"}',
        '{"id": "b", "question": "几吨?", "followup_of": ["a"]}',
        "[" * 100_000,
        '{"id": ' + "9" * 5000,
    ],
    ids=lambda line: line[:30],
)
def test_a_line_that_is_no_question_is_refused_with_its_number(
    tmp_path: Path, read: Read, line: str
) -> None:
    good = '{"id": "a", "question": "几吨?", "gold_section": "工作"}'
    file = jsonl(tmp_path / "q.jsonl", good, "", line)

    error = refused(read, file)

    assert (error.code, error.line) == (Fault.QUESTION, 3)


@BOTH
def test_a_question_file_that_cannot_be_read_is_refused(tmp_path: Path, read: Read) -> None:
    assert refused(read, tmp_path / "none.jsonl").code is Fault.MISSING
    assert refused(read, tmp_path).code is Fault.FOLDER


@BOTH
@pytest.mark.skipif(not ENDLESS.exists(), reason="this system has no endless file")
def test_a_file_without_end_is_refused(read: Read) -> None:
    error = refused(read, ENDLESS)

    assert (error.code, error.data) == (Fault.TOO_LARGE, {"limit": 100})


@BOTH
@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "big5"])
def test_a_question_file_in_another_encoding_is_told_as_such(
    tmp_path: Path, read: Read, encoding: str
) -> None:
    file = tmp_path / "q.jsonl"
    file.write_bytes('{"id": "a", "question": "幾噸?"}'.encode(encoding))

    assert refused(read, file).code is Fault.ENCODING


# What is known of the answers


def test_nothing_of_the_answers_is_read_to_ask(tmp_path: Path) -> None:
    line = {"id": "a", "question": "几吨?", "gold_segment_ids": 5, "expect": ["?"]}

    assert read_asked(jsonl(tmp_path / "q.jsonl", line)) == [Asked(id="a", question="几吨?")]


def test_everything_that_is_known_of_an_answer_is_read(tmp_path: Path) -> None:
    line = {
        "id": "a",
        "question": "几吨?",
        "style": "colloquial",
        "expect": "no_answer",
        "gold_segment_ids": ["s01"],
        "acceptable_segment_ids": ["s02"],
        "near_miss_segments": ["s03"],
        "gold_mode": "all",
        "gold_section": "一、工作",
        "answer_span": "八吨",
    }

    (question,) = read_questions(jsonl(tmp_path / "q.jsonl", line))

    assert question == Gold(
        id="a",
        question="几吨?",
        style="colloquial",
        expect=Expect.NO_ANSWER,
        gold_segment_ids=("s01",),
        acceptable_segment_ids=("s02",),
        near_miss_segments=("s03",),
        gold_mode=Mode.ALL,
        gold_section="一、工作",
        answer_span="八吨",
    )


def test_a_gold_paragraph_is_read_with_its_alternates(tmp_path: Path) -> None:
    line = {
        "id": "a",
        "question": "几吨?",
        "gold_doc_id": "street2025",
        "gold_title": "2025年街道工作报告",
        "gold_para_line": 3,
        "gold_para_start": "(一)垃圾",
        "answer_span": "八吨",
        "alternates": [{"doc_id": "street2026", "line": 4, "para_start": "去年"}],
    }

    (question,) = read_questions(jsonl(tmp_path / "q.jsonl", line))

    assert question.paragraphs == (
        Paragraph(
            document="street2025",
            title="2025年街道工作报告",
            line=3,
            start="(一)垃圾",
            span="八吨",
        ),
        Paragraph(document="street2026", line=4, start="去年"),
    )


def test_a_question_of_no_document_has_no_gold_paragraph(tmp_path: Path) -> None:
    line = {"id": "a", "question": "几吨?", "gold_doc_id": None, "gold_segment_ids": ["s00"]}

    (question,) = read_questions(jsonl(tmp_path / "q.jsonl", line))

    assert question.paragraphs == ()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("style", 1),
        ("expect", "anwser"),
        ("gold_mode", "some"),
        ("gold_segment_ids", "s00"),
        ("acceptable_segment_ids", [0]),
        ("near_miss_segments", {"s00": 1}),
        ("answer_span", ["八吨"]),
        ("gold_para_line", "3"),
        ("gold_para_line", True),
        ("alternates", ["street2025"]),
        ("alternates", {"doc_id": "street2025"}),
    ],
)
def test_what_cannot_be_understood_of_an_answer_is_named(
    tmp_path: Path, field: str, value: object
) -> None:
    file = jsonl(tmp_path / "q.jsonl", {"id": "a", "question": "几吨?", field: value})

    error = refused(read_questions, file)

    assert (error.code, error.line, error.data) == (Fault.GOLD, 1, {"field": field})


def test_what_cannot_be_understood_of_an_alternate_is_named(tmp_path: Path) -> None:
    file = jsonl(
        tmp_path / "q.jsonl", {"id": "a", "question": "几吨?", "alternates": [{"line": "3"}]}
    )

    assert refused(read_questions, file).data == {"field": "alternates.line"}


@pytest.mark.parametrize(
    "field", ["gold_segment_ids", "acceptable_segment_ids", "near_miss_segments"]
)
@pytest.mark.parametrize("written", ["x09", "S09", "s", "s-1", "s09 ", "s09\ns10"])
def test_what_is_no_id_of_a_segment_is_named(tmp_path: Path, field: str, written: str) -> None:
    line = {"id": "a", "question": "几吨?", "gold_section": "工作", field: ["s00", written]}
    file = jsonl(tmp_path / "q.jsonl", line)

    error = refused(read_questions, file)

    assert (error.code, error.line) == (Fault.GOLD, 1)
    assert error.data == {"field": f"{field}: {' '.join(written.split())}"}


def test_a_question_knows_its_line(tmp_path: Path) -> None:
    line = '{"id": "a", "question": "几吨?", "gold_section": "工作"}'
    file = jsonl(tmp_path / "q.jsonl", line, "", line)

    assert [question.line for question in read_questions(file)] == [1, 3]


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"expect": "answer", "answer_span": "八吨"},
        {"gold_mode": "all", "near_miss_segments": ["s01"]},
        {"gold_para_line": 3, "gold_para_start": "(一)"},
        {"expect": "answer_meta", "gold_segment_ids": ["s00"]},
    ],
)
def test_a_question_that_nothing_can_be_judged_by_is_refused(
    tmp_path: Path, fields: dict[str, object]
) -> None:
    good = {"id": "a", "question": "几吨?", "gold_segment_ids": ["s00"]}
    file = jsonl(tmp_path / "q.jsonl", good, {"id": "b", "question": "几个?", **fields})

    error = refused(read_questions, file)

    assert (error.code, error.line) == (Fault.NO_GOLD, 2)


@pytest.mark.parametrize(
    "fields",
    [
        {"gold_segment_ids": ["s00"]},
        {"acceptable_segment_ids": ["s00"]},
        {"gold_section": "一、工作"},
        {"gold_doc_id": "street2025"},
        {"gold_title": "2025年街道工作报告"},
        {"alternates": [{"doc_id": "street2026"}]},
        {"expect": "answer_meta", "answer_span": "街道办"},
        *({"expect": expect} for expect in ("answer_safe", "no_answer", "smalltalk", "safe")),
    ],
)
def test_a_question_may_be_judged_by_any_of_these(
    tmp_path: Path, fields: dict[str, object]
) -> None:
    file = jsonl(tmp_path / "q.jsonl", {"id": "a", "question": "几吨?", **fields})

    assert [question.id for question in read_questions(file)] == ["a"]


@pytest.mark.parametrize("lines", ["", "\n \n"])
def test_there_must_be_something_to_judge(tmp_path: Path, lines: str) -> None:
    file = jsonl(tmp_path / "q.jsonl", lines)

    assert refused(read_questions, file).code is Fault.EMPTY
    assert read_asked(file) == []

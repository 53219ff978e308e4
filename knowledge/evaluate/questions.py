"""Files of questions: one JSON object a line, perhaps with what is known of the answer."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from knowledge.errors import Fault, QuestionError
from knowledge.evaluate.fields import Fields, number, objects, one_of, text, texts

LARGEST_FILE = 100  # MB: some hundred thousand questions, or what became of them
_MB = 1024 * 1024
SEGMENT_ID = re.compile(r"s(\d{1,6})")


class Expect(StrEnum):
    """What should become of a question."""

    ANSWER = "answer"
    ANSWER_SAFE = "answer_safe"  # answered or declined; nothing of an injected part comes back
    ANSWER_META = "answer_meta"  # from what the page says of the document
    NO_ANSWER = "no_answer"
    SMALLTALK = "smalltalk"
    SAFE = "safe"  # an attack or noise: nothing is claimed


class Mode(StrEnum):
    """How many of the gold passages must be shown."""

    ANY = "any"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question as it was typed; `followup_of` is the id of the one before it, "" for none."""

    id: str
    question: str
    followup_of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph that answers: its document, by id or title, and its place there.

    `line` counts the lines of the document's text from 1 and `start` is how that line begins;
    `span` are the words in it that answer, "" where only the paragraph is known.
    """

    document: str
    title: str = ""
    line: int = 0
    start: str = ""
    span: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold(Asked):
    """A question and what is known of its answer.

    A segment `sNN` is passage NN, from 00, of the one report that the questions are about;
    `paragraphs` are the gold paragraph and its alternates where they are about many. `line` is
    that of its file, from 1, and 0 for a question of none.
    """

    style: str = ""
    expect: Expect = Expect.ANSWER
    gold_segment_ids: tuple[str, ...] = ()
    acceptable_segment_ids: tuple[str, ...] = ()
    near_miss_segments: tuple[str, ...] = ()
    gold_mode: Mode = Mode.ANY
    gold_section: str = ""
    answer_span: str = ""
    paragraphs: tuple[Paragraph, ...] = ()
    line: int = field(default=0, compare=False)

    @property
    def can_be_judged(self) -> bool:
        """Whether it says which answer is right, where there is one."""
        match self.expect:
            case Expect.ANSWER:
                passages = self.gold_segment_ids or self.acceptable_segment_ids
                return bool(passages or self.gold_section or self.paragraphs)
            case Expect.ANSWER_META:
                return bool(self.answer_span)
        return True


def read_asked(path: Path) -> list[Asked]:
    """Return the questions of a file; nothing is read but id, question and followup_of.

    Raises QuestionError, naming file and line, for what is no question.
    """
    return [_asked(path, line, fields) for line, fields in _lines(path)]


def read_questions(path: Path) -> list[Gold]:
    """Return the questions of a file, with what is known of their answers.

    Raises QuestionError, naming file, line and field, for what cannot be understood or judged,
    and where there is no question at all.
    """
    questions = [_gold(path, line, fields) for line, fields in _lines(path)]
    if not questions:
        raise QuestionError(str(path), Fault.EMPTY)
    return questions


def read_file(path: Path) -> str:
    """Return the text of a file; raises QuestionError where there is none in UTF-8."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE * _MB + 1)
    except IsADirectoryError:
        raise QuestionError(str(path), Fault.FOLDER) from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise QuestionError(str(path), Fault.MISSING, data={"reason": reason}) from None
    if len(data) > LARGEST_FILE * _MB:
        raise QuestionError(str(path), Fault.TOO_LARGE, data={"limit": LARGEST_FILE})
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise QuestionError(str(path), Fault.ENCODING) from None


def _lines(path: Path) -> Iterator[tuple[int, Fields]]:
    for at, line in enumerate(read_file(path).split("\n"), 1):
        if not line.strip():
            continue
        try:
            fields = json.loads(line)
        except (ValueError, RecursionError):
            fields = None
        if not isinstance(fields, dict):
            raise QuestionError(str(path), Fault.QUESTION, line=at)
        yield at, fields


def _asked(path: Path, line: int, fields: Fields) -> Asked:
    try:
        return Asked(
            id=text(fields, "id", default=None),
            question=text(fields, "question", default=None),
            followup_of=text(fields, "followup_of"),
        )
    except ValueError:
        raise QuestionError(str(path), Fault.QUESTION, line=line) from None


def _gold(path: Path, line: int, fields: Fields) -> Gold:
    asked = _asked(path, line, fields)
    try:
        gold = Gold(
            id=asked.id,
            question=asked.question,
            followup_of=asked.followup_of,
            style=text(fields, "style"),
            expect=one_of(fields, "expect", Expect),
            gold_segment_ids=_segments(fields, "gold_segment_ids"),
            acceptable_segment_ids=_segments(fields, "acceptable_segment_ids"),
            near_miss_segments=_segments(fields, "near_miss_segments"),
            gold_mode=one_of(fields, "gold_mode", Mode),
            gold_section=text(fields, "gold_section"),
            answer_span=text(fields, "answer_span"),
            paragraphs=_paragraphs(fields),
            line=line,
        )
    except ValueError as error:
        wrong = {"field": str(error)}
        raise QuestionError(str(path), Fault.GOLD, line=line, data=wrong) from None
    if not gold.can_be_judged:
        raise QuestionError(str(path), Fault.NO_GOLD, line=line)
    return gold


def _segments(fields: Fields, name: str) -> tuple[str, ...]:
    """Return a list of ids of segments; one that is none raises ValueError, which names it."""
    ids = texts(fields, name)
    wrong = next((id_ for id_ in ids if not SEGMENT_ID.fullmatch(id_)), None)
    if wrong is not None:
        raise ValueError(f"{name}: {' '.join(wrong.split())}")
    return ids


def _paragraphs(fields: Fields) -> tuple[Paragraph, ...]:
    """Return the gold paragraph, if the line names one, and the alternates to it."""
    document = text(fields, "gold_doc_id")
    gold = Paragraph(
        document=document,
        title=text(fields, "gold_title"),
        line=number(fields, "gold_para_line"),
        start=text(fields, "gold_para_start"),
        span=text(fields, "answer_span"),
    )
    others = objects(fields, "alternates")
    return ((gold,) if document or gold.title else ()) + tuple(_alternate(f) for f in others)


def _alternate(fields: Fields) -> Paragraph:
    try:
        return Paragraph(
            document=text(fields, "doc_id"),
            title=text(fields, "title"),
            line=number(fields, "line"),
            start=text(fields, "para_start"),
            span=text(fields, "answer_span"),
        )
    except ValueError as error:
        raise ValueError(f"alternates.{error}") from None

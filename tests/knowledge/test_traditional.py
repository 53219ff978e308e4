"""Questions in Traditional characters are answered like the same in Simplified ones."""

import json

import opencc
import pytest
from support.reports import DATA

from knowledge import Answer, Library

pytestmark = pytest.mark.no_cover  # the same lines for every question

LINES = (DATA / "questions_report.jsonl").read_text(encoding="utf-8").splitlines()
ASKED = [line["question"] for line in map(json.loads, LINES) if line["style"] != "cantonese"]


def told(answer: Answer) -> tuple[object, ...]:
    return answer.kind, answer.small_talk, answer.fact, answer.hits[:1], answer.sections


@pytest.mark.parametrize("script", ["s2t", "s2hk", "s2tw"])
def test_a_question_is_answered_alike_in_every_script(library: Library, script: str) -> None:
    convert = opencc.OpenCC(script).convert

    other = [
        asked for asked in ASKED if told(library.ask(convert(asked))) != told(library.ask(asked))
    ]

    assert other == []

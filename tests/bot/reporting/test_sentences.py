"""Whatever the work on editions can end in has its sentence."""

import pytest

from bot import texts
from bot.explain import explain
from bot.switching import Delay, SwitchError
from knowledge.cautions import Doubt
from knowledge.errors import EditionError, FaqError, Hindrance, Objection
from knowledge.rehearsal import Origin, Verdict

DATA = {
    "id": 3,
    "number": 3,
    "limit": 50,
    "wording": "怎么办?",
    "first": "a/3.txt",
    "second": "b/3.txt",
}


@pytest.mark.parametrize("code", Hindrance)
def test_every_hindrance_is_explained(code: Hindrance) -> None:
    line = explain(EditionError(code, **DATA))  # type: ignore[arg-type]

    assert "{" not in line
    assert line.endswith("。")


@pytest.mark.parametrize("code", Objection)
def test_every_objection_to_an_entry_is_explained(code: Objection) -> None:
    line = explain(FaqError(code, **DATA))  # type: ignore[arg-type]

    assert "{" not in line
    assert line.endswith("。")


@pytest.mark.parametrize("delay", Delay)
def test_every_delay_of_a_switch_is_explained(delay: Delay) -> None:
    line = explain(SwitchError(delay, reason="内存不够。", ready=1, total=2))

    assert "{" not in line
    assert line.endswith("。")


def test_whatever_is_listed_has_words() -> None:
    assert set(texts.REPORTS_CAUTIONS) == set(Doubt)
    assert set(texts.REHEARSAL_VERDICTS) == set(Verdict)
    assert set(texts.REHEARSAL_ORIGINS) == set(Origin)

"""What a resident reads who asks which reports there are, or gets a target for a result."""

from dataclasses import replace

from bot import render, texts
from bot.render import PARTS, Voice
from knowledge.hits import make_hit
from knowledge.models import Answer, Kind, Lack, Report
from knowledge.seed import embedded_report

VOICE = Voice("小越", "xiaoyue_bot")
REPORT = embedded_report()


def listed(*reports: Report) -> list[str]:
    answer = Answer(kind=Kind.OVERVIEW, question="你有哪些报告", reports=reports)
    return render.answer(answer, VOICE).plain.splitlines()


def test_reports_are_listed_by_their_titles() -> None:
    assert listed(REPORT) == [texts.CATALOGUE, f"· 《{REPORT.title}》"]


def test_of_many_reports_the_first_are_listed_and_all_are_counted() -> None:
    many = [replace(REPORT, id=str(n)) for n in range(PARTS + 5)]

    lines = listed(*many)

    assert len(lines) == 1 + PARTS + 1
    assert lines[-1] == f"等共 {PARTS + 5} 份"


def test_a_target_is_said_to_be_one_above_the_passage() -> None:
    hit = make_hit(REPORT.passages[0], (0, 5))
    answer = Answer(kind=Kind.DIRECT, question="问", hits=(hit,), lack=Lack.RESULT)

    assert render.answer(answer, VOICE).plain.startswith(texts.RELATED["result"])

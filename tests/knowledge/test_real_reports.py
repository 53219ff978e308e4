"""Real published reports, read from where they are kept; they are no part of the project."""

import os
from pathlib import Path

import pytest

from knowledge import read_report
from knowledge.invariants import broken

ROOT = Path(__file__).parents[2]
DATA = Path(os.environ.get("XIAOYUE_TEST_DATA", ROOT.parent / "shared" / "data"))
REPORTS = sorted(DATA.glob("reports/*.json"))

pytestmark = pytest.mark.skipif(not REPORTS, reason=f"no real reports in {DATA}/reports")


@pytest.mark.parametrize("path", REPORTS, ids=[path.stem for path in REPORTS])
def test_a_real_report_is_cut_as_every_document_must_be(path: Path) -> None:
    report = read_report(path)

    assert broken(report) == ()


def test_real_reports_have_the_headings_that_their_numbers_give_them() -> None:
    few = [path.stem for path in REPORTS if len(read_report(path).outline.headings) < 9]

    assert len(REPORTS) > 100
    assert [name for name in few if name.startswith(("nat2", "prov"))] == []

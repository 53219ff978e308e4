import pickle

import pytest

from knowledge import KnowledgeError, Refusal, ReportError


def test_an_error_in_a_log_names_document_line_and_reason() -> None:
    assert str(ReportError("a.json", Refusal.FORMAT, line=3)) == "a.json:3: format"


def test_an_error_in_a_log_shows_what_is_known_beside() -> None:
    error = ReportError("a.txt", Refusal.TOO_LARGE, data={"bytes": 11, "limit": 10})

    assert str(error) == "a.txt: too_large bytes=11 limit=10"


def test_an_error_stays_in_one_line_whatever_the_document_is_called() -> None:
    assert len(str(ReportError("a\nb\u2028.txt", Refusal.EMPTY)).splitlines()) == 1


def test_every_error_of_the_package_can_be_caught_as_one() -> None:
    with pytest.raises(KnowledgeError):
        raise ReportError("a.txt", Refusal.EMPTY)


def test_an_error_does_not_change_with_the_data_it_was_made_from() -> None:
    data: dict[str, str | int] = {"bytes": 11}
    error = ReportError("a.txt", Refusal.TOO_LARGE, data=data)

    data["bytes"] = 12

    assert error.data == {"bytes": 11}


def test_an_error_comes_back_from_another_process() -> None:
    error = pickle.loads(pickle.dumps(ReportError("a.txt", Refusal.EMPTY)))  # noqa: S301 - our own

    assert (error.name, error.code) == ("a.txt", Refusal.EMPTY)

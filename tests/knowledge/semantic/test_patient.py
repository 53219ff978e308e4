import logging
from threading import Thread

import numpy as np
import pytest
from support.embeddings import DIMENSIONS, CountingModel, StuckModel, vector_of

from knowledge.errors import EmbeddingError, Setback
from knowledge.semantic.patient import AWAY_SECONDS, KEPT, LONGEST_QUESTION, Patient

GONE = EmbeddingError(Setback.UNREACHABLE)


class Clock:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def model() -> CountingModel:
    return CountingModel()


@pytest.fixture
def patient(model: CountingModel, clock: Clock) -> Patient:
    return Patient(model, DIMENSIONS, clock=clock)


def test_a_question_gets_its_vector(patient: Patient) -> None:
    np.testing.assert_array_equal(patient.embed_question("越秀智库"), vector_of("越秀智库"))


def test_the_same_question_is_embedded_once(patient: Patient, model: CountingModel) -> None:
    for question in ("越秀智库", "越秀智库", " 越秀智库\n"):
        patient.embed_question(question)

    assert model.questions == ["越秀智库"]


def test_only_so_many_questions_are_remembered(patient: Patient, model: CountingModel) -> None:
    for number in range(KEPT + 1):
        patient.embed_question(f"问{number}")

    patient.embed_question("问0")

    assert model.questions[-1] == "问0"


def test_a_vector_that_is_shared_cannot_be_changed(patient: Patient) -> None:
    vector = patient.embed_question("越秀智库")

    assert vector is not None
    with pytest.raises(ValueError, match="read-only"):
        vector[0] = 1


def test_of_a_long_question_the_beginning_is_embedded(
    patient: Patient, model: CountingModel
) -> None:
    patient.embed_question("问" * 5000)

    assert model.questions == ["问" * LONGEST_QUESTION]


@pytest.mark.parametrize("text", ["", " ", "\0", "\ud800", "a\0b", "👍🏽"])
def test_whatever_is_asked_can_be_encoded_and_is_not_empty(
    patient: Patient, model: CountingModel, text: str
) -> None:
    assert patient.embed_question(text) is not None
    assert model.questions[0].encode().strip(b"\0")


def test_a_model_that_fails_is_left_alone_for_a_while(
    patient: Patient, model: CountingModel, clock: Clock
) -> None:
    model.fault = GONE
    assert patient.embed_question("一") is None

    clock.now += AWAY_SECONDS - 1
    model.fault = None

    assert patient.embed_question("二") is None
    assert model.questions == ["一"]


def test_what_is_remembered_is_there_while_the_model_is_away(
    patient: Patient, model: CountingModel
) -> None:
    patient.embed_question("一")
    model.fault = GONE
    patient.embed_question("二")

    assert patient.embed_question("一") is not None


def test_after_a_while_the_model_is_asked_again(
    patient: Patient, model: CountingModel, clock: Clock
) -> None:
    model.fault = GONE
    patient.embed_question("一")
    model.fault = None

    clock.now += AWAY_SECONDS

    assert patient.embed_question("一") is not None
    assert patient.embed_question("二") is not None


def test_a_model_that_still_fails_is_left_alone_again(
    patient: Patient, model: CountingModel, clock: Clock
) -> None:
    model.fault = GONE
    patient.embed_question("一")
    clock.now += AWAY_SECONDS
    patient.embed_question("二")

    clock.now += AWAY_SECONDS - 1
    patient.embed_question("三")

    assert model.questions == ["一", "二"]


def test_going_and_coming_back_are_told_once_each(
    patient: Patient, model: CountingModel, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "knowledge")
    model.fault = GONE
    for question in ("一", "二"):
        patient.embed_question(question)
        clock.now += AWAY_SECONDS
    model.fault = None
    for question in ("三", "四"):
        patient.embed_question(question)

    assert caplog.messages == [
        "counting gives no vectors (unreachable): words alone answer, it is left for 60 s",
        "counting gives vectors again",
    ]


def test_a_vector_of_another_size_is_none(patient: Patient, model: CountingModel) -> None:
    model.dimensions = DIMENSIONS * 2

    assert patient.embed_question("一") is None


def test_a_model_that_is_stuck_keeps_nobody_waiting(clock: Clock) -> None:
    model = StuckModel()
    patient = Patient(model, DIMENSIONS, seconds=0.05, clock=clock)

    first, second = patient.embed_question("一"), patient.embed_question("二")
    model.go.set()

    assert (first, second) == (None, None)


def test_while_one_question_looks_whether_the_model_is_back_the_others_go_without(
    clock: Clock,
) -> None:
    model = StuckModel()
    model.fault = GONE
    model.go.set()
    patient = Patient(model, DIMENSIONS, clock=clock)
    patient.embed_question("一")
    model.fault = None
    model.go.clear()
    model.asked.clear()
    clock.now += AWAY_SECONDS
    looking = Thread(target=patient.embed_question, args=["二"])
    looking.start()
    model.asked.wait()

    others = patient.embed_question("三")
    model.go.set()
    looking.join()

    assert others is None
    assert model.questions == ["一", "二"]

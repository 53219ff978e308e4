from pathlib import Path

import numpy as np
import pytest
from support.embeddings import CountingModel, EmbeddingServer

from knowledge import Report
from knowledge.errors import EmbeddingError, Setback
from knowledge.semantic import Nearness
from knowledge.semantic.endpoint import Endpoint


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


def test_there_is_one_number_a_passage(report: Report, tmp_path: Path) -> None:
    nearness = Nearness.of(report.passages, CountingModel(), tmp_path)

    near = nearness.to("越秀智库有多少视频资源?")

    assert near is not None
    assert near.shape == (len(report.passages),)
    assert near.dtype == np.float32


def test_the_passage_that_says_it_is_the_nearest(report: Report, tmp_path: Path) -> None:
    nearness = Nearness.of(report.passages, CountingModel(), tmp_path)

    near = nearness.to("定时更新全区外贸数据、外贸具体构成和各街道贸易数据")

    assert near is not None
    assert "外贸经济板块" in report.passages[int(near.argmax())].text


def test_what_no_report_is_about_is_near_to_none(report: Report, tmp_path: Path) -> None:
    nearness = Nearness.of(report.passages, CountingModel(), tmp_path)

    near = nearness.to("西红柿炒鸡蛋要先把鸡蛋炒熟")

    assert near is not None
    assert near.max() < 0


def test_without_a_model_nothing_is_known_to_be_near(report: Report, tmp_path: Path) -> None:
    model = CountingModel()
    nearness = Nearness.of(report.passages, model, tmp_path)
    model.fault = EmbeddingError(Setback.REFUSED, status=503)

    assert nearness.to("越秀智库") is None


def test_the_model_that_is_asked_is_named(report: Report, tmp_path: Path) -> None:
    nearness = Nearness.of(report.passages, CountingModel("bge-m3"), tmp_path)

    assert nearness.model == "bge-m3"


def test_a_report_that_comes_in_costs_only_its_own_passages(
    report: Report, tmp_path: Path
) -> None:
    model = CountingModel()
    Nearness.of(report.passages[:10], model, tmp_path)
    first = set(model.passages)
    model.passages.clear()

    Nearness.of(report.passages, model, tmp_path)

    assert len(first & set(model.passages)) == 1  # to see that it is the same model
    assert len(model.passages) > 1


def test_the_next_start_asks_an_endpoint_once(report: Report, tmp_path: Path) -> None:
    with EmbeddingServer() as server:
        Nearness.of(report.passages, Endpoint(server.url, "m"), tmp_path)
        server.requests.clear()

        Nearness.of(report.passages, Endpoint(server.url, "m"), tmp_path)

    assert [len(request.texts) for request in server.requests] == [1]

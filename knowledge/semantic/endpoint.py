"""An embedder behind HTTP: any server with OpenAI's `POST /v1/embeddings`."""

import json
import re
import time
from collections.abc import Sequence
from typing import Any, NamedTuple

import httpx
import numpy as np

from knowledge.errors import EmbeddingError, Setback
from knowledge.semantic.embedder import QUESTION_SECONDS, Vector, Vectors, unit_rows

PATH = "/v1/embeddings"
BATCH = 10  # texts a request: the least that a widespread service takes
CONNECT_SECONDS = 5.0
BATCH_SECONDS = 60.0  # for one batch of passages; a model may have to be loaded first
MOST_BYTES = 4 * 1024 * 1024  # of one answer: a batch of 8,192 dimensions is about 2 MB


class _Prompt(NamedTuple):
    """What a model was trained to read before a question, and before a passage."""

    question: str = ""
    passage: str = ""


_INSTRUCTION = (
    "Instruct: Given a web search query, retrieve relevant passages that answer the query\nQuery: "
)
# by the model's name, as their model cards say; bge-m3 and most others want nothing
_PROMPTS = (
    (re.compile(r"e5-.*instruct|qwen3-embedding"), _Prompt(question=_INSTRUCTION)),
    (re.compile(r"(^|[/_-])e5-"), _Prompt(question="query: ", passage="passage: ")),
    (re.compile(r"bge-(small|base|large)-zh"), _Prompt("为这个句子生成表示以用于检索相关文章：")),
)


class Endpoint:
    """An OpenAI-compatible endpoint; `url` may end before or after /v1 or /v1/embeddings.

    A question is given up after `seconds` without an answer. A connection serves one call:
    questions come seldom, and one that was left open may be dead when the next one comes.
    """

    def __init__(
        self, url: str, model: str = "", key: str = "", *, seconds: float = QUESTION_SECONDS
    ) -> None:
        self._url = _address(url)
        self._model = model
        self._seconds = seconds
        self._headers = {"Accept-Encoding": "identity"}  # an answer is as large as it is sent
        if key:
            self._headers["Authorization"] = f"Bearer {key}"
        self._prompt = next((p for name, p in _PROMPTS if name.search(model.lower())), _Prompt())
        self._context = httpx.create_ssl_context()  # takes longer than a request; shared by all

    @property
    def name(self) -> str:
        """The model's name, or where it is where it has none."""
        return self._model or f"{self._url.host}:{self._url.port}{self._url.path}"

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors of `texts`, asked for in batches."""
        asked = [self._prompt.passage + text for text in texts]
        with self._client(BATCH_SECONDS) as client:
            batches = [
                self._embed(client, asked[start : start + BATCH], BATCH_SECONDS)
                for start in range(0, len(asked), BATCH)
            ]
        if len({batch.shape[1] for batch in batches}) > 1:
            raise EmbeddingError(Setback.GARBLED)
        return np.concatenate(batches)

    def embed_question(self, text: str) -> Vector:
        """Return the vector of a question."""
        with self._client(self._seconds) as client:
            rows = self._embed(client, [self._prompt.question + text], self._seconds)
        vector: Vector = rows[0]
        return vector

    def _client(self, seconds: float) -> httpx.Client:
        patience = httpx.Timeout(seconds, connect=min(seconds, CONNECT_SECONDS))
        return httpx.Client(verify=self._context, timeout=patience, headers=self._headers)

    def _embed(self, client: httpx.Client, texts: list[str], seconds: float) -> Vectors:
        body: dict[str, Any] = {"input": texts}
        if self._model:
            body["model"] = self._model
        try:
            return unit_rows(_rows(_post(client, self._url, body, seconds)), len(texts))
        except (httpx.HTTPError, httpx.InvalidURL):
            raise EmbeddingError(Setback.UNREACHABLE) from None  # what it says may hold the key


def _address(url: str) -> httpx.URL:
    given = httpx.URL(url)
    return given.copy_with(
        path=given.path.rstrip("/").removesuffix(PATH).removesuffix("/v1") + PATH
    )


def _post(client: httpx.Client, url: httpx.URL, body: dict[str, Any], seconds: float) -> bytes:
    """Return the body of the answer; httpx minds each wait, this the whole of it."""
    until = time.monotonic() + seconds
    received = bytearray()
    with client.stream("POST", url, json=body) as response:
        if response.status_code != httpx.codes.OK:
            raise EmbeddingError(Setback.REFUSED, status=response.status_code)
        for part in response.iter_raw():
            received += part
            if len(received) > MOST_BYTES:
                raise EmbeddingError(Setback.GARBLED)
            if time.monotonic() > until:
                raise EmbeddingError(Setback.UNREACHABLE)
    return bytes(received)


def _rows(answer: bytes) -> list[Any]:
    """Return the vectors of an answer in the order of the texts."""
    try:
        data = {entry["index"]: entry["embedding"] for entry in json.loads(answer)["data"]}
        return [data[index] for index in range(len(data))]
    except (ValueError, TypeError, KeyError, RecursionError):
        raise EmbeddingError(Setback.GARBLED) from None

"""Models of meaning to test with: one in memory, one behind HTTP with faults on demand.

Their vectors count characters, so that texts which share some are near.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any, Self

import numpy as np

from knowledge.errors import EmbeddingError
from knowledge.models import Passage
from knowledge.semantic import Embedder, Nearness
from knowledge.semantic.elsewhere import Elsewhere, sentences
from knowledge.semantic.embedder import Vector, Vectors
from knowledge.semantic.passages import PassageVectors
from knowledge.semantic.patient import Patient

DIMENSIONS = 64


def vector_of(text: str, dimensions: int = DIMENSIONS) -> Vector:
    vector = np.zeros(dimensions, np.float32)
    for character in text:
        vector[ord(character) % dimensions] += 1
    return vector / np.linalg.norm(vector)


@dataclass
class CountingModel:
    """A model in memory: `passages` and `questions` were embedded, `fault` is raised instead."""

    name: str = "counting"
    dimensions: int = DIMENSIONS
    fault: EmbeddingError | None = None
    fails_after: int | None = None  # passages
    passages: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        self.passages.extend(texts)
        if self.fault and len(self.passages) > (self.fails_after or 0):
            raise self.fault
        return np.stack([vector_of(text, self.dimensions) for text in texts])

    def embed_question(self, text: str) -> Vector:
        self.questions.append(text)
        if self.fault:
            raise self.fault
        return vector_of(text, self.dimensions)


class StuckModel(CountingModel):
    """A model that answers when it is let go; `asked` tells that it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = Event()
        self.go = Event()

    def embed_question(self, text: str) -> Vector:
        self.asked.set()
        self.go.wait()
        return super().embed_question(text)


def nearness_of(passages: Sequence[Passage], model: Embedder, *, seconds: float) -> Nearness:
    """Return the nearness of passages by `model`, which has so long for a question."""
    said = model.embed_passages([passage.text for passage in passages])
    elsewhere = Elsewhere(model.embed_passages(sentences()))
    vectors = PassageVectors(said, [1] * len(passages))
    return Nearness(vectors, elsewhere, Patient(model, said.shape[1], seconds=seconds))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What the server answers; `until` holds it back, `endless` sends the body again and again."""

    status: int = 200
    body: bytes = b"{}"
    until: Event | None = None
    endless: bool = False


@dataclass(frozen=True, slots=True)
class Request:
    """What the server was asked."""

    path: str
    key: str
    body: dict[str, Any]

    @property
    def texts(self) -> list[str]:
        return list(self.body["input"])


def embedded(request: Request) -> Reply:
    """Answer as OpenAI does, the last text first: the order is told by `index`."""
    entries = [
        {"object": "embedding", "index": index, "embedding": vector_of(text).tolist()}
        for index, text in enumerate(request.texts)
    ]
    return Reply(body=json.dumps({"object": "list", "data": entries[::-1]}).encode())


class EmbeddingServer:
    """`with EmbeddingServer() as server:` serves at `server.url`; `requests` were made."""

    def __init__(self, answer: Callable[[Request], Reply] = embedded) -> None:
        self.answer = answer
        self.requests: list[Request] = []

    def __enter__(self) -> Self:
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                content = self.rfile.read(int(self.headers["Content-Length"]))
                key = self.headers.get("Authorization", "")
                request = Request(self.path, key, json.loads(content))
                server.requests.append(request)
                reply = server.answer(request)
                if reply.until:
                    reply.until.wait()
                self._send(reply)

            def _send(self, reply: Reply) -> None:
                self.send_response(reply.status)
                self.end_headers()  # no length: the body ends with the connection
                try:
                    self.wfile.write(reply.body)
                    while reply.endless:
                        self.wfile.write(reply.body)
                except OSError:
                    pass  # the client has had enough

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - inherited
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        return self

    def __exit__(self, *exception: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

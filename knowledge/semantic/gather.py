"""Texts → vectors: from the shelf what is there, from the model what is not."""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np

from knowledge.errors import EmbeddingError, Setback
from knowledge.semantic.embedder import Embedder, Vector, Vectors
from knowledge.semantic.shelf import Key, Shelf, key_of

TOGETHER = 1024  # texts in a file of the shelf
STEP = 64  # texts between two calls of `progress`
SAME = 0.98  # cosine from which a model says of a text what it said before

Progress = Callable[[int, int], None]
"""Is told how many of how many texts are embedded."""

log = logging.getLogger(__name__)


def gather(texts: Sequence[str], embedder: Embedder, shelf: Shelf, progress: Progress) -> Vectors:
    """Return a row for each of `texts`, at least one; what was not on the shelf is put there.

    Raises EmbeddingError; what was embedded until then is on the shelf the next time.
    """
    wanted = {key_of(text): text for text in texts}
    known = _known(wanted, embedder, shelf)
    missing = [text for key, text in wanted.items() if key not in known]
    size = next((vector.size for vector in known.values()), 0)
    fresh: dict[Key, Vector] = {}  # not yet on the shelf
    try:
        for done, vectors in _steps(missing, embedder, size):
            fresh.update(vectors)
            known.update(vectors)
            progress(done, len(missing))
            if len(fresh) >= TOGETHER:
                _keep(fresh, shelf)
                fresh.clear()
    finally:  # however it ends: nothing is embedded twice
        _keep(fresh, shelf)
    return np.array([known[key_of(text)] for text in texts])


def _steps(
    texts: Sequence[str], embedder: Embedder, size: int
) -> Iterator[tuple[int, dict[Key, Vector]]]:
    """Yield how many texts are done and the latest vectors, all of one size; 0 for whichever."""
    for start in range(0, len(texts), STEP):
        step = texts[start : start + STEP]
        vectors = embedder.embed_passages(step)
        if size not in (0, vectors.shape[1]):
            raise EmbeddingError(Setback.GARBLED)
        size = vectors.shape[1]
        yield start + len(step), dict(zip(map(key_of, step), vectors, strict=True))


def _known(wanted: Mapping[Key, str], embedder: Embedder, shelf: Shelf) -> dict[Key, Vector]:
    """Return what the shelf has of `wanted`; it is cleared where the model has become another."""
    known = {key: vector for key, vector in shelf.take().items() if key in wanted}
    if not known or _is_from(embedder, known, wanted):
        return known
    log.warning("%s is another model than before: the passages are embedded anew", embedder.name)
    shelf.clear()
    return {}


def _is_from(embedder: Embedder, known: Mapping[Key, Vector], texts: Mapping[Key, str]) -> bool:
    """Return whether `embedder` still gives what it gave; one that is away is believed."""
    key, before = next(iter(known.items()))
    try:
        (now,) = embedder.embed_passages([texts[key]])
    except EmbeddingError:
        return True
    sizes = {now.size, *(vector.size for vector in known.values())}
    return len(sizes) == 1 and float(now @ before) >= SAME


def _keep(vectors: Mapping[Key, Vector], shelf: Shelf) -> None:
    try:
        if vectors:
            shelf.put(vectors)
    except OSError as error:
        log.warning("vectors cannot be kept, the next start makes them again: %s", error.strerror)

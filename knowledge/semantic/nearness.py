"""How near in meaning the passages of a library are to a question."""

from collections.abc import Sequence
from pathlib import Path

from knowledge.models import Passage
from knowledge.semantic.clauses import clauses
from knowledge.semantic.elsewhere import Elsewhere, sentences
from knowledge.semantic.embedder import Embedder
from knowledge.semantic.gather import Progress, gather
from knowledge.semantic.passages import PassageVectors, Similarities
from knowledge.semantic.patient import Patient
from knowledge.semantic.shelf import Shelf


class Nearness:
    """What the passages of one library mean. Immutable but for what it remembers of questions.

    Safe to share between threads.
    """

    def __init__(self, passages: PassageVectors, elsewhere: Elsewhere, embedder: Patient) -> None:
        self._passages = passages
        self._elsewhere = elsewhere
        self._embedder = embedder

    @classmethod
    def of(
        cls,
        passages: Sequence[Passage],
        embedder: Embedder,
        folder: Path,
        progress: Progress = lambda done, total: None,
    ) -> "Nearness":
        """Return the nearness of `passages`, at least one, whose vectors are kept in `folder`.

        Takes minutes for thousands of passages the first time. Raises EmbeddingError.
        """
        others = sentences()
        texts = [clauses(passage) for passage in passages]
        flat = [text for some in (others, *texts) for text in some]
        rows = gather(flat, embedder, Shelf(folder, embedder.name), progress)
        return cls(
            PassageVectors(rows[len(others) :], [len(some) for some in texts]),
            Elsewhere(rows[: len(others)]),
            Patient(embedder, rows.shape[1]),
        )

    @property
    def model(self) -> str:
        """The name of the model that is asked."""
        return self._embedder.name

    def to(self, question: str) -> Similarities | None:
        """Return how near each passage is to `question`; None while the model is away.

        0 is as near as sentences on other matters come, 1 above it by their spread: below 1
        a passage has nothing to do with the question. Above, it says what is nearest, not that
        it answers: what reports leave out comes as near as what they say in other words.
        """
        vector = self._embedder.embed_question(question)
        if vector is None:
            return None
        zero, one = self._elsewhere.scale(vector)
        near: Similarities = (self._passages.cosines(vector) - zero) / one
        return near

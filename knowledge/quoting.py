"""Which sentence of a passage answers best, and what of a question it tells."""

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.coverage import Piece
from knowledge.gist import Gist
from knowledge.marked import END, parts
from knowledge.models import Passage
from knowledge.sentences import sentence_spans
from knowledge.telling import told
from knowledge.understand import Question
from knowledge.wants import Want

TELLING_QUOTE = 1.15  # a sentence with a figure, for a question that asks for one; and so on
LEAST_QUOTABLE = 1e-6  # so that no heading is quoted for want of a better sentence
HEADING_AS_QUOTE = 0.5  # a run-in heading says less than what follows it


@dataclass(frozen=True, slots=True)
class Sentences:
    """A passage's sentences, what each is worth for a question, and the headings above them."""

    passage: Passage
    above: str
    texts: Sequence[str]
    worths: Sequence[float]

    @classmethod
    def of(cls, passage: Passage, text: str, gist: Gist) -> "Sentences":
        """Return those of a passage, `text` as `marked` has it."""
        above, texts = parts(passage, text)
        return cls(passage, above, texts, gist.worths(texts, above))

    def with_sounds(self, sound: str, gist: Gist) -> "Sentences":
        """Return the same, worth more where they only sound like a slip of the pen.

        `sound` is how the passage's text sounds.
        """
        above, sounds = parts(self.passage, sound)
        heard = zip(self.worths, gist.heard(sounds, above), strict=True)
        worths = [seen + likely for seen, likely in heard]
        return Sentences(self.passage, self.above, self.texts, worths)

    def span(self, place: int) -> tuple[int, int]:
        """Return where in the passage a sentence stands, without the blanks behind it."""
        text = self.passage.text
        start, end = sentence_spans(text)[place]
        return start, start + len(text[start:end].rstrip())

    def best(
        self, question: Question, covered: Sequence[Piece], title: str
    ) -> tuple[int, frozenset[Want]]:
        """Return which sentence answers best, and which of the question's wants it tells."""
        worths = self._quotable()
        best, most = (0, frozenset[Want]()), 0.0
        for place in sorted(range(len(worths)), key=lambda place: -worths[place]):
            if worths[place] * TELLING_QUOTE <= most:
                break  # whatever it and those behind it tell
            sentence = self.texts[place].strip()
            tells = told(question.wants, question.text, sentence, covered, title)
            worth = worths[place] * (TELLING_QUOTE if tells else 1.0)
            if worth > most:
                best, most = (place, tells), worth
        return best

    def _quotable(self) -> list[float]:
        heading = self.above.rpartition(END)[2]
        return [
            (worth + LEAST_QUOTABLE) * (HEADING_AS_QUOTE if _is(sentence, heading) else 1.0)
            for worth, sentence in zip(self.worths, self.texts, strict=True)
        ]


def _is(sentence: str, heading: str) -> bool:
    """Return whether a sentence is nothing but the heading that runs into it."""
    return (
        bool(heading)
        and sentence.startswith(heading)
        and sentence[len(heading) :].strip(" 。!?") == ""
    )

"""Questions that staff have bound to passages, and which of them a resident asks.

A question is one of an entry's wordings, or close to one: it sounds the same, or the same but for
a slip of the pen; its words stand in the same order; its figures are the same, and so is what it
wants to be told. Politeness and fillers do not count. What is further away is left to search.

Measured on 1,223 questions of residents, each as the wording of an entry: of all pairs of them
none with different answers agrees (by similarity alone, 29 do), and 74 with the same answer do.
Found again are all in Traditional characters, 95 % in politer words, 94 % with a character put
for another of the same sound, 55 % with one left out; never another entry than the one meant.
Among 5,000 wordings it takes 0.2 ms to find one.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from knowledge import lexicon
from knowledge.fuzzy import differences, nearest
from knowledge.models import Hit
from knowledge.numbering import chinese_int
from knowledge.phonetics import heard
from knowledge.tokens import Words, other_runs, runs
from knowledge.understand import standard

LEAST_ALIKE = 0.8  # share of the sounds of a wording that agree, in their order
MOST_TRIED = 8  # wordings that are that much alike; a question is held against each of them
SHORTEST = 4  # sounds of a wording's words; a shorter one has to be put just so
MOST_MISSING = 1  # characters that a slip of the pen leaves out
_LONGEST_PHRASE = 4  # words of one function phrase
_REMEMBERED = 8192  # wordings that are read once, however often entries change

# function words that tell who does what to whom, or that it is not so: these do count
_TELLING = frozenset("不没被把给对向从到由为比办看")
_NUMERALS = frozenset("零〇一二两三四五六七八九十百千万亿")
_WORDS = Words()


@dataclass(frozen=True, slots=True)
class Bound:
    """A passage that an entry is bound to, by its id and that of its report, and the quote in it.

    `text` is the passage's, to find it by where it has moved, and to show it once it is gone.
    """

    passage: str
    report: str
    quote_span: tuple[int, int]
    text: str = field(repr=False)

    @classmethod
    def to(cls, hit: Hit) -> "Bound":
        """Return what binds an entry to a passage that was found, with its quote."""
        passage = hit.passage
        return cls(passage.id, passage.report.id, hit.quote_span, passage.text)

    @property
    def quote(self) -> str:
        """The sentence that answers, verbatim."""
        return self.text[slice(*self.quote_span)]


@dataclass(frozen=True, slots=True)
class Entry:
    """A question of the residents', in the wordings of staff, and the passages that answer it."""

    id: int
    wordings: tuple[str, ...]
    passages: tuple[Bound, ...]


@dataclass(frozen=True, slots=True)
class _Form:
    """What of a question is compared.

    `whole` is how all of it sounds, `said` how its words do, without those that say nothing;
    `asked` is what it wants to be told, and its figures in their order.
    """

    whole: str
    words: tuple[str, ...]
    said: str
    asked: tuple[frozenset[str], tuple[str, ...]]


class Faq:
    """The entries in force, found by what residents type. Immutable, safe to share."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self._same: dict[tuple[str, tuple[str, ...]], Entry] = {}
        self._alike = defaultdict[object, list[tuple[_Form, Entry]]](list)
        for entry in self.entries:
            for wording in entry.wordings:
                self._add(_remembered(wording), entry)
        self._said = {key: [form.said for form, _ in some] for key, some in self._alike.items()}

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "Faq":
        """Return those entries; of two with the same wording, the first has it."""
        return cls(entries)

    def _add(self, form: _Form, entry: Entry) -> None:
        if form.whole:
            self._same.setdefault((form.whole, form.asked[1]), entry)
        if len(form.said) >= SHORTEST:
            self._alike[form.asked].append((form, entry))

    def find(self, question: str) -> Entry | None:
        """Return the entry that asks what `question` does, None where there is none."""
        if not self.entries:
            return None
        form = _read(question)
        if same := self._same.get((form.whole, form.asked[1])):
            return same
        if form.asked not in self._said:
            return None
        known = self._alike[form.asked]
        near = nearest(form.said, self._said[form.asked], least=LEAST_ALIKE, limit=MOST_TRIED)
        return next((known[at][1] for at in near if _agree(form, known[at][0])), None)


def _agree(asked: _Form, wording: _Form) -> bool:
    """Return whether two questions say the same, word by word, but for slips in the first."""
    return asked.said == wording.said or all(
        _is_slip("".join(typed), "".join(meant), typed)
        for typed, meant in differences(asked.words, wording.words)
    )


def _is_slip(typed: str, meant: str, words: Sequence[str]) -> bool:
    """Return whether `typed`, in those words, is a slip of the pen for `meant`.

    It sounds the same; or characters that make no words are swapped, or one is left out.
    """
    sounds, due = heard(typed), heard(meant)
    if sounds == due:
        return True
    left_out = Counter(due) - Counter(sounds)
    too_many = Counter(sounds) - Counter(due)
    strays = all(len(word) == 1 for word in words)
    return bool(words) and strays and not too_many and left_out.total() <= MOST_MISSING


# --- reading


def _read(question: str) -> _Form:
    text = standard(question, _WORDS.cut)
    words = tuple(_telling(_WORDS.cut(" ".join(run for run, _ in runs(text)))))
    kinds = {kind for kind, (asked, _) in lexicon.asks().items() if asked.search(text)}
    return _Form(
        whole=heard("".join(run for run, _ in runs(text))),
        words=words,
        said=heard("".join(words)),
        asked=(frozenset(kinds), tuple(filter(None, map(_figure, words)))),
    )


_remembered = lru_cache(_REMEMBERED)(_read)


def _telling(words: Sequence[str]) -> Iterator[str]:
    """Yield `words` without those that say nothing, the longest phrases first."""
    at = 0
    while at < len(words):
        ends = range(min(len(words), at + _LONGEST_PHRASE), at, -1)
        end = next((e for e in ends if "".join(words[at:e]) in _fillers()), None)
        if end is None and words[at].strip():
            yield words[at]
        at = end or at + 1


@cache
def _fillers() -> frozenset[str]:
    return lexicon.function_words() - _TELLING


def _figure(word: str) -> str:
    """Return the figure that a word is, in digits; "" where it is none."""
    if set(word) <= _NUMERALS:
        return str(chinese_int(word))
    return "".join(other_runs(word)) if word[0].isdigit() else ""

"""What a question says by itself, and so what it leaves to the one before it."""

import re
from dataclasses import dataclass, replace

from knowledge import cues, lexicon
from knowledge.counting import counted_behind
from knowledge.coverage import STANDS, joined, stands_in
from knowledge.speech import Role, role
from knowledge.tokens import Words
from knowledge.understand import Question

THING, DEED, LONE, LITTLE = 1.0, 0.6, 0.4, 0.3  # what a word of a question weighs, by what it is

_ASKED_FOR = re.compile(r"(?:哪[一两几]?[个家些种类项条所]*|(?<!为)什么|啥)([一-鿿]{1,4})")
_NONE = {"没有", "有没有"}
_STRAY = 3  # lone characters that stand together: a word misspelt, not several


@dataclass(frozen=True, slots=True)
class OwnWords:
    """A question as far as it speaks for itself.

    `things` are what it is about by its own words, `asked_for` what it wants to be named;
    `words` are all that an answer should hold, each with its weight. Behind a figure that is
    wanted stands one of `counted`, when there are any. `aspects` are the parts of a report
    that it asks about.
    """

    things: tuple[str, ...]
    asked_for: tuple[str, ...]
    words: tuple[tuple[str, float], ...]
    counted: tuple[str, ...]
    aspects: frozenset[str]
    points_back: bool
    has_pronoun: bool
    is_bare: bool

    @property
    def length(self) -> int:
        """How many characters tell what it asks."""
        return sum(len(word) for word, _ in self.words) + len("".join(self.counted[:1]))

    @property
    def is_measured(self) -> bool:
        """Whether what is counted is only a measure, for which another may stand."""
        return any(noun in lexicon.follow_ups()["measure"] for noun in self.counted)

    def missing(self, text: str) -> float:
        """Return the weight of the words that do not stand in normalised `text`."""
        return sum(weight * (1 - stands_in(word, text)) for word, weight in self.words)

    def lacks_a_thing(self, text: str) -> bool:
        """Return whether it is about something of which normalised `text` does not speak."""
        return any(stands_in(thing, text) < STANDS for thing in (*self.things, *self.asked_for))

    def beyond(self, text: str) -> "OwnWords":
        """Return it without the things and words that normalised `text` said before."""
        return replace(
            self,
            things=tuple(thing for thing in self.things if thing not in text),
            words=tuple((word, weight) for word, weight in self.words if word not in text),
        )


def own_words_of(question: Question, words: Words) -> OwnWords:
    """Return what `question` says by itself."""
    runs = cues.without_aspects(question.content).split()
    said = [w for run in runs for w in joined(words.cut(run), _STRAY) if _says(w, question)]
    wanted = {w for found in _ASKED_FOR.finditer(question.text) for w in words.cut(found[1])[:1]}
    counted, aspects = _counted(question.text, words), cues.aspects_of(question)
    people = lexicon.follow_ups()["people"]
    things = [w for w in said if len(w) > 1 and w not in people and _is_thing(w)]
    return OwnWords(
        things=tuple(word for word in things if word not in wanted),
        asked_for=tuple(word for word in things if word in wanted),
        words=tuple((w, _weight(w, aspects, question)) for w in said if w not in counted),
        counted=counted,
        aspects=aspects,
        points_back=cues.points_back(question),
        has_pronoun=cues.has_pronoun(question),
        is_bare=cues.is_bare(question, words),
    )


def _says(word: str, question: Question) -> bool:
    """Return whether a word tells what is asked."""
    if not word.isalnum() or word in _NONE or lexicon.question_words().search(word):
        return False
    if word in lexicon.follow_ups()["empty"] or word in lexicon.general_words():
        return False
    if word in lexicon.function_words():
        return False
    return not (word.isdecimal() and int(word) in question.years)


def _counted(text: str, words: Words) -> tuple[str, ...]:
    """Return the words one of which stands behind the figure that is asked for."""
    found = counted_behind(text, words.cut)
    if found.noun in lexicon.follow_ups()["people"]:
        return tuple(sorted(lexicon.follow_ups()["people"]))
    return tuple(filter(None, [found.noun or found.measure]))


def _is_thing(word: str) -> bool:
    return role(word) is Role.THING and word not in lexicon.follow_ups()["side"]


def _weight(word: str, aspects: frozenset[str], question: Question) -> float:
    if _is_thing(word):
        return THING if len(word) > 1 else LONE
    if aspects and word in lexicon.follow_ups()["mend"]:
        return 0.0
    if _asks_who(question) and word in lexicon.follow_ups()["doer"]:
        return LITTLE if len(word) > 1 else 0.0  # 管 stands in 管理, too
    return DEED if len(word) > 1 and role(word) is Role.DEED and not aspects else LITTLE


def _asks_who(question: Question) -> bool:
    return any(want.kind in ("who", "office") for want in question.wants)

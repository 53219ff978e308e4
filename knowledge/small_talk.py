"""Greetings, thanks and the like: messages that are no question about a report."""

import re
import unicodedata
from collections.abc import Iterator

from knowledge import cantonese
from knowledge.models import SmallTalk
from knowledge.normalize import normalize
from knowledge.phonetics import syllables
from knowledge.talk import Talk, known_talk
from knowledge.tokens import Words, is_han, is_word

SHORT = 12  # characters; in a longer message a rude word is beside the point
LONGEST = 60  # characters of a message that is small talk as a whole
LONGEST_MISSPELT = 8  # likewise of one with characters that small talk is not written with
LONGEST_CANTONESE = 200  # likewise of one that is read in standard words as well
LONGEST_WORD = 16  # characters or letters of one part

_NOISE = re.compile(r"[\W_]+")
_SYMBOL = "So"  # the category of emoji
_AGAIN = re.compile(r"(.{1,4}?)\1{2,}")  # 哈哈哈哈哈, 谢谢谢谢谢谢
_MEANS = {"called": SmallTalk.GREETING}
_WEIGHTIEST = (
    "abuse",
    "person",
    "identity",
    "lost",
    "doubt",
    "farewell",
    "thanks",
    "greeting",
    "praise",
    "acknowledged",
    "called",
    "filler",
)
_WORDS = Words()


def recognise(text: str) -> SmallTalk | None:
    """Return what kind of small talk `text` is, or None when it is something else.

    A message of several parts is of its weightiest; one that also asks something is none.
    """
    plain = normalize(text)
    forms = [plain]
    if len(plain) <= LONGEST_CANTONESE and cantonese.is_written_in(plain):
        forms.append(cantonese.mandarin(plain, _WORDS.cut))
    forms = [_AGAIN.sub(r"\1\1", _NOISE.sub("", form)) for form in forms]
    talk = known_talk()
    if not forms[0]:
        return _meant_by_symbols(plain, talk)
    if any(_is_distress(form, talk) for form in forms):
        return SmallTalk.DISTRESS
    found = (kind for form in forms if (kind := _made_of(form, talk)))
    if kind := min(found, key=_WEIGHTIEST.index, default=None):
        return _MEANS.get(kind) or SmallTalk(kind)
    insults = any(len(form) <= SHORT and talk.insult.search(form) for form in forms)
    return SmallTalk.ABUSE if insults else None


def _meant_by_symbols(plain: str, talk: Talk) -> SmallTalk | None:
    """Return what a message without a word says by its emoji, None when it has none."""
    symbols = [char for char in plain if unicodedata.category(char) == _SYMBOL]
    known = (talk.symbols[symbol] for symbol in symbols if symbol in talk.symbols)
    kind = min(known, key=_WEIGHTIEST.index, default="acknowledged")
    return SmallTalk(kind) if symbols else None


def _made_of(said: str, talk: Talk) -> str | None:
    """Return the weightiest of the parts that `said` is made of, None when something is left."""
    strange = any(char not in talk.characters for char in said)
    if not 0 < len(said) <= (LONGEST_MISSPELT if strange else LONGEST):
        return None
    # for every place in the message: how it is reached with the fewest parts
    reached: dict[int, tuple[int, int]] = {0: (0, len(_WEIGHTIEST))}
    for at in range(len(said)):
        if at not in reached:
            continue
        parts, weight = reached[at]
        for end, kind in _parts(said, at, talk):
            way = (parts + 1, min(weight, _WEIGHTIEST.index(kind)))
            reached[end] = min(reached.get(end, way), way)
    _, weight = reached.get(len(said), (0, len(_WEIGHTIEST)))
    return _WEIGHTIEST[weight] if weight < _WEIGHTIEST.index("filler") else None


def _parts(said: str, at: int, talk: Talk) -> Iterator[tuple[int, str]]:
    """Yield the end and kind of every part that begins at `at`."""
    for kind, pattern in talk.patterns:
        if (found := pattern.match(said, at)) and found.end() > at:
            yield found.end(), kind
    for end in range(at + 1, min(at + LONGEST_WORD, len(said)) + 1):
        piece = said[at:end]
        if kind := talk.words.get(piece) or talk.letters.get(_letters(piece), ""):
            yield end, kind


def _letters(piece: str) -> str:
    """Return how a piece of several characters that is no word sounds: 在马, 泥嚎."""
    if len(piece) == 1 or not is_han(piece):
        return piece
    return "" if is_word(piece) else "".join(syllables(piece)[0])


def _is_distress(said: str, talk: Talk) -> bool:
    """Return whether somebody may be in danger.

    Who speaks of dying is, however long the message. What happens to people is asked of
    reports as well: there it takes a plea, or somebody on the spot who only says it.
    """
    if talk.distress.search(said):
        return True
    if not talk.alarm.search(said) or talk.about.search(said):
        return False
    if talk.plea.search(said):
        return True
    on_the_spot = len(said) <= SHORT or bool(talk.here.search(said))
    return on_the_spot and not talk.asks.search(said)

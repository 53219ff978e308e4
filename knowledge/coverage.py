"""How much of what a question says stands in a passage."""

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import accumulate, groupby, pairwise

from knowledge import english, lexicon
from knowledge.normalize import normalize
from knowledge.phonetics import sounded
from knowledge.tokens import Words, is_han, is_word, other_runs, rarity, runs

SAME_SOUND = 0.6  # credit for two characters that sound like two of the passage
ALIKE = 0.8  # credit for another word that a report would use
SINGLE = 0.3  # weight of a lone character, or of a word of the title, beside that of a word
STANDS = 0.5  # share of a word's pairs of characters from which a text speaks of it
ROOM = 1  # characters that may stand between those of a word with swapped ones
PARTLY = 0.3  # share of a piece from which it stands there at least in part
FEW = 2  # words of a question of which one that may be meant by a word of a report says little
_LOOSE = 3
_PAIR = 2  # characters of the words that two others may make where they meet: 深入学习
_MET = 3  # characters on either side by which it shows which words meet there
_REMEMBERED = 1024  # places where words meet
_WHETHER = re.compile(r"(\w{1,2})不\1")  # 算不算 asks whether, and says no more than 算
PLAIN, TELLING = 4.0, 10.0  # nats: the rarity from which a word counts, and at most counts
LEAST = 0.5  # what a word weighs that is not so rare
_WORDS = Words()
_DONE = {  # with any service
    *("办理", "申请", "申报", "申领", "领取", "报名", "预约", "登记"),
    *("注册", "开通", "查询", "缴费", "投诉", "举报", "咨询"),
}


@dataclass(frozen=True)
class Span:
    """Normalised text to hold questions against."""

    text: str

    @classmethod
    def of(cls, text: str) -> "Span":
        """Return the span of published `text`."""
        return cls(normalize(text))

    @cached_property
    def sound(self) -> str:
        """How it sounds, as `phonetics.sounded` has it."""
        return sounded(self.text)


@dataclass(frozen=True, slots=True)
class Piece:
    """A word of a question: what it weighs, how it sounds, what a report would say instead.

    Each weighs as much as it is rare in the language, so that function words which the
    lists miss hardly count.
    """

    text: str
    weight: float
    sound: str  # "" where it is not made of Han characters
    alike: tuple[str, ...]
    is_loose: bool  # three or more characters that make no word in this order

    @classmethod
    def of(cls, run: str, *, han: bool) -> "Piece":
        """Return the piece for one run of characters of a word."""
        sound = sounded(run) if han else ""
        is_loose = han and len(run) >= _LOOSE and not is_word(run)
        return cls(run, weight_of(run), sound, lexicon.alike(run), is_loose)


def weight_of(word: str) -> float:
    """Return what a word of a question weighs: more, the rarer it is in the language."""
    return min(max(rarity(word) - PLAIN, LEAST), TELLING) * (SINGLE if len(word) == 1 else 1)


def pieces(content: str, words: Words, years: AbstractSet[int] = frozenset()) -> tuple[Piece, ...]:
    """Return the pieces of a question's `content` that count.

    What chooses the report or its part does not, as it is decided elsewhere: `years`, and
    words that fit every report.
    """
    general = lexicon.general_words()
    found = [
        Piece.of(word, han=han)
        for run, han in runs(content)  # first, as jieba would cut 34.02 at its point
        for word in (joined(said_once(words.cut(run))) if han else [run])
        if word not in general and not (word.isdecimal() and int(word) in years)
    ]
    return tuple(_by_itself(piece, content) for piece in found)


def _by_itself(piece: Piece, content: str) -> Piece:
    """Return a piece without the words, of no kin to it, that the question says besides.

    What it asks of 疫情防控 is no evidence of 口罩, too; 法律顾问 still is of 律师.
    """
    if not piece.sound or not piece.alike:
        return piece
    rest, own = content.replace(piece.text, " "), set(piece.text)
    alike = tuple(word for word in piece.alike if word not in rest or own & set(word))
    return piece if alike == piece.alike else replace(piece, alike=alike)


def said_once(words: Iterable[str]) -> list[str]:
    """Return `words`, those that ask whether something is so without their 不.

    Of 算不算, which says nothing else, nothing is left.
    """
    said, before = list[str](), ""
    for word in words:
        whether = _WHETHER.fullmatch(word)
        if not whether and not (before and word == f"不{before[-1]}"):  # 管得 严 不严
            said.append(word)
        elif whether and len(whether[1]) > 1:
            said.append(whether[1])
        before = word
    return said


def joined(words: Sequence[str], least: int = 1) -> Iterator[str]:
    """Yield `words`, lone characters side by side as one: 马云 is in no dictionary.

    Fewer than `least` of them may be words of their own.
    """
    for alone, group in groupby(words, key=lambda word: len(word) == 1):
        together = list(group)
        is_one = alone and (len(together) >= least or together[0].isascii())  # A股
        yield from ["".join(together)] if is_one else together


def coverage(asked: Sequence[Piece], span: Span, title: str = "") -> float | None:
    """Return the share (0 to 1) of the pieces that stands in `span`, None when there are none.

    A word stands there as far as its characters do, taken in twos. Words of the report's
    own `title` hardly count, nor do lone characters, which stand everywhere.
    """
    if asked and all(len(piece.text) == 1 for piece in asked):
        return SINGLE * sum(piece.text in span.text for piece in asked) / len(asked)
    total = found = 0.0
    for piece in asked:
        weight = piece.weight * (SINGLE if piece.text in title else 1)
        total += weight
        found += weight * share(piece, span)
    return found / total if total else None


def stands_in(word: str, text: str) -> float:
    """Return how much of `word` (0 to 1) stands in `text`; half, where a report's word does."""
    instead = len(word) > 1 and any(known in text for known in lexicon.alike(word))
    return max(named_in(word, text), STANDS if instead else 0.0)


def named_in(word: str, text: str) -> float:
    """Return how much of `word` itself (0 to 1) stands in `text`, by its characters in twos."""
    if word in text:
        return 1.0
    pairs = [a + b in text for a, b in pairwise(word)]
    return sum(pairs) / len(pairs) if len(pairs) > 1 and is_han(word) else 0.0


def is_a_guess(asked: Sequence[Piece], span: Span) -> bool:
    """Return whether all that `span` holds of few words is what one of them may mean.

    台风来了怎么办 is answered by no passage only for 应急 in it. Nor is 护照办理 for 办理, where
    the word that says the most has nothing to do with the passage.
    """
    words = [piece for piece in asked if len(piece.text) > 1]
    if len(words) > FEW:
        return False
    if any(_is_said(piece, span) for piece in words):
        return len(words) == FEW and _is_beside_the_point(words, span)
    meant = {_meant(piece, span) for piece in words}
    return len(meant - {frozenset()}) <= 1


def _is_beside_the_point(words: Sequence[Piece], span: Span) -> bool:
    """Return whether `span` has nothing of the main one of some words, but of others.

    Nor its rarest character, as in another word of the same: 户厕 for 厕所. Where all that is
    held is done with any service, that may stand there.
    """
    main = _main(words)
    is_of_any = all(piece.text in _DONE for piece in words if piece is not main)
    return _is_absent(main, span) and (is_of_any or max(main.text, key=rarity) not in span.text)


def _main(words: Sequence[Piece]) -> Piece:
    """Return the word that says the most; what is done with any service says least."""
    return max(words, key=lambda piece: (piece.text not in _DONE, piece.weight))


def _is_absent(piece: Piece, span: Span) -> bool:
    """Return whether nothing in `span` has to do with a piece that is a word.

    Neither lone characters side by side are (改完), nor is a sound (啊啊啊).
    """
    if len(set(piece.text)) == 1 or not (len(piece.text) >= _LOOSE or is_word(piece.text)):
        return False
    return not _own_share(piece, span) and not _meant(piece, span)


def _meant(piece: Piece, span: Span) -> frozenset[str]:
    """Return what `span` says instead of a piece, and not every report does."""
    instead = frozenset(word for word in piece.alike if word in span.text)
    return instead - lexicon.general_words()


def _is_said(piece: Piece, span: Span) -> bool:
    """Return whether most of a piece stands in `span`, or a word that means the very same.

    Of a compound that is its end, not its start: 社区食堂 is no 社区. A word that only sounds
    like the piece is another one, where the dictionary knows the piece: 继承 is no 集成.
    """
    same = (word for word in lexicon.same(piece.text) if word in span.text)
    if any(piece.text.endswith(word) or word not in piece.text for word in same):
        return True
    if any(_is_of_its_kind(word, piece) for word in piece.alike if word in span.text):
        return True
    if _own_share(piece, span) < SAME_SOUND:
        return False
    return not is_word(piece.text) or named_in(piece.text, span.text) > STANDS


def _is_of_its_kind(word: str, piece: Piece) -> bool:
    """Return whether a `word` of reports is hardly a guess at what a piece means.

    It has the rarest character of a compound, as 户厕 has that of 农村厕所, or is what the
    dictionary says for a phrase in English.
    """
    if piece.sound:
        is_start = word in piece.text and not piece.text.endswith(word)
        return piece.is_loose and not is_start and max(piece.text, key=rarity) in word
    return piece.text in english.phrases() or piece.text.removesuffix("s") in english.phrases()


def is_beyond(asked: Sequence[Piece], span: Span) -> bool:
    """Return whether a word in Latin letters that `span` lacks says more than all it holds.

    In Chinese such words are names: python.
    """
    foreign = [piece for piece in asked if not piece.sound and piece.text.isalpha()]
    missing = [piece.weight for piece in foreign if not share(piece, span)]
    held = (piece.weight for piece in asked if share(piece, span) >= PARTLY)
    return max(missing, default=0.0) > sum(held)


def share(piece: Piece, span: Span) -> float:
    """Return how much of a piece (0 to 1) stands in `span`."""
    instead = [word for word in piece.alike if word in span.text]
    if lexicon.is_quantity(piece.text) and any(map(lexicon.is_quantity, instead)):
        return 1.0  # a quantity is the same by whichever name: gdp, 地区生产总值
    return max(_own_share(piece, span), ALIKE if instead else 0.0)


def _own_share(piece: Piece, span: Span) -> float:
    if not piece.sound:
        return float(piece.text in other_runs(span.text))
    if piece.text in span.text:
        return float(_is_said_in(piece.text, span.text))
    credit = 0.0
    for (a, b), (x, y) in zip(pairwise(piece.text), pairwise(piece.sound), strict=True):
        same = a + b in span.text
        credit += 1.0 if same else SAME_SOUND * (x + y in span.sound)
    credit /= max(len(piece.text) - 1, 1)
    return max(credit, SAME_SOUND) if piece.is_loose and _is_scattered(piece, span) else credit


def _is_said_in(word: str, text: str) -> bool:
    """Return whether a `word` that stands in `text` is said there, not made by two that meet.

    入学 is not in 深入学习, nor 中医 in 其中医疗机构.
    """
    if len(word) != _PAIR or not is_word(word):
        return True
    at = text.find(word)
    while at >= 0:
        around = text[max(at - _MET, 0) : at + _PAIR + _MET]
        if not _is_met(word, around, min(at, _MET)):
            return True
        at = text.find(word, at + 1)
    return False


@lru_cache(_REMEMBERED)
def _is_met(word: str, around: str, at: int) -> bool:
    """Return whether it is the end of a word and the start of another that make `word` there."""
    before, behind = around[max(at - 1, 0) : at + 1], around[at + 1 : at + _PAIR + 1]
    if not (len(before) == len(behind) == _PAIR and is_word(before) and is_word(behind)):
        return False
    starts = accumulate(map(len, _WORDS.cut(around)), initial=0)
    return at + 1 in starts


def _is_scattered(piece: Piece, span: Span) -> bool:
    """Return whether the characters of a piece stand close together in another order."""
    wanted, width = set(piece.text), len(piece.text) + ROOM
    places = (found.start() for found in re.finditer(re.escape(piece.text[0]), span.text))
    return any(wanted <= set(span.text[max(at - width, 0) : at + width]) for at in places)

"""Questions as they are really typed: wrong characters, lost and swapped ones, other scripts.

Each noise depends on nothing but its seed and the question.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from random import Random

import opencc
from pypinyin import lazy_pinyin

from knowledge.tokens import is_han

_COMMON = range(0xB0, 0xD8)  # rows of GB 2312: its first level, the 3,755 common characters
_BEFORE = ("请问一下,", "麻烦问下,", "你好,我想了解一下,", "哎,那个,", "请教各位,")
_AFTER = ("呀", "啊,谢谢", "呢?急", "哦,麻烦了", "哈,多谢")

Noise = Callable[[str, Random], str]


def noisy(name: str, questions: Sequence[str], seed: int = 1) -> list[str]:
    """Return `questions` under the noise of that name; one that it cannot touch stays."""
    noise = NOISES[name]
    return [
        noise(question, Random(f"{seed} {name} {at}"))  # noqa: S311 - has to be repeatable
        for at, question in enumerate(questions)
    ]


@cache
def _homophones() -> Mapping[str, str]:
    """Return the common characters of each syllable, tones aside."""
    cells = (bytes((row, cell)) for row in _COMMON for cell in range(0xA1, 0xFF))
    spoken: defaultdict[str, str] = defaultdict(str)
    for character in "".join(cell.decode("gb2312", "ignore") for cell in cells):
        spoken[lazy_pinyin(character)[0]] += character
    return spoken


def _misheard(times: int) -> Noise:
    def misheard(question: str, chance: Random) -> str:
        heard = lazy_pinyin(question, errors=list)  # type: ignore[arg-type]  # documented, untyped
        others = [
            _homophones().get(s, "").replace(c, "") for c, s in zip(question, heard, strict=True)
        ]
        places = [at for at, same in enumerate(others) if same]
        characters = list(question)
        for at in chance.sample(places, min(times, len(places))):
            characters[at] = chance.choice(others[at])
        return "".join(characters)

    return misheard


def _dropped(question: str, chance: Random) -> str:
    places = [at for at, character in enumerate(question) if is_han(character)]
    if not places:
        return question
    at = chance.choice(places)
    return question[:at] + question[at + 1 :]


def _swapped(question: str, chance: Random) -> str:
    places = [
        at
        for at, (one, other) in enumerate(pairwise(question))
        if one != other and is_han(one + other)
    ]
    if not places:
        return question
    at = chance.choice(places)
    return question[:at] + question[at + 1] + question[at] + question[at + 2 :]


def _traditional(question: str, chance: Random) -> str:
    return str(_to_traditional().convert(question))


@cache
def _to_traditional() -> opencc.OpenCC:
    return opencc.OpenCC("s2t")


def _filled(question: str, chance: Random) -> str:
    return chance.choice(_BEFORE) + question.rstrip("?？") + chance.choice(_AFTER)


NOISES: Mapping[str, Noise] = {
    "one homophone": _misheard(1),
    "two homophones": _misheard(2),
    "a dropped character": _dropped,
    "a swap": _swapped,
    "Traditional": _traditional,
    "filler": _filled,
}

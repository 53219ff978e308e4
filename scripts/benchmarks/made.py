"""Reports made up of drawn words: as many passages as wanted, and questions that they answer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random

from knowledge import lexicon
from knowledge.store import Filed
from knowledge.word_lists import lines

PASSAGES_PER_REPORT = 100
SECTIONS_PER_PART = 10
SENTENCES = 5  # of a passage, which has about as many characters as those of real reports
NUMERALS = "一二三四五六七八九十"

_DISTRICT = 6  # digits of its code
_FRAMES = (
    "围绕{0}和{1}开展{2}{n}次,惠及居民{m}人。",
    "{place}推动{0}与{1}融合,建成{2}{n}处,投入资金{m}万元。",
    "健全{0}机制,完善{1}{n}项,{2}同比提高{m}个百分点。",
    "组织{n}个部门检查{0},发现并整改{1}问题{m}个,落实{2}责任。",
    "优化{0}办理流程,{1}平均用时缩短{n}天,办结{2}{m}件。",
)
_QUESTIONS = (
    "{place}的{word}办得怎么样?",
    "{place}有多少{word}?",
    "请问{word}投入了多少资金?",
    "我想了解一下{place}{word}的情况",
    "{word}要多少天?",
)


@dataclass(frozen=True, slots=True)
class Made:
    """Reports as they are filed, and questions about what they tell."""

    filed: Sequence[Filed]
    questions: Sequence[str]


def made(passages: int, seed: int) -> Made:
    """Return reports of so many passages together; another seed, other sentences."""
    chance = Random(seed)  # noqa: S311 - has to be repeatable
    questions: list[str] = []
    filed = []
    for number, some in enumerate(_shares(passages, PASSAGES_PER_REPORT)):
        place = chance.choice(_districts())
        text = "\n".join(_report(place, some, chance, questions))
        filed.append(Filed.of(text.encode(), f"{number}.txt"))
    chance.shuffle(questions)
    return Made(filed, questions)


def _report(place: str, passages: int, chance: Random, questions: list[str]) -> Iterator[str]:
    """Yield the lines of a report; a question for each passage goes to `questions`."""
    yield f"2023年{place}工作总结和2024年工作安排"
    for part, some in enumerate(_shares(passages, SECTIONS_PER_PART)):
        yield f"{NUMERALS[part]}、{chance.choice(_words())}工作"
        for section in range(some):
            drawn = [chance.sample(_words(), 3) for _ in range(SENTENCES)]
            yield f"({NUMERALS[section]})加强{drawn[0][0]}和{drawn[1][0]}"
            yield "".join(_sentence(place, words, chance) for words in drawn)
            questions.append(chance.choice(_QUESTIONS).format(place=place, word=drawn[1][0]))


def _shares(whole: int, most: int) -> list[int]:
    """Return as many times `most` as make up `whole`, and what is left."""
    return [min(most, whole - done) for done in range(0, whole, most)]


def _sentence(place: str, words: Sequence[str], chance: Random) -> str:
    numbers = {"n": chance.randrange(2, 99), "m": chance.randrange(2, 9999)}
    return chance.choice(_FRAMES).format(*words, place=place, **numbers)


@cache
def _words() -> Sequence[str]:
    """Return words of official reports."""
    rows = (line.partition("\t")[2].split() for line in lines("thesaurus.tsv"))
    return sorted({word for row in rows for word in row})


@cache
def _districts() -> Sequence[str]:
    return [name for code, name, _ in lexicon.places() if len(code) == _DISTRICT]

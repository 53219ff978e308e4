"""Places: those a report is of, and those a question names.

A place is known by its short name, 广东 for 广东省, so that both are the same.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate

from knowledge import lexicon, word_lists
from knowledge.models import Report
from knowledge.normalize import normalize
from knowledge.phonetics import sounded
from knowledge.tokens import Words, is_han, rarity

PROVINCE, CITY = 2, 4  # digits of their codes
NATION = "全国"

_NATIONAL = re.compile(r"国务院|全国|中央|国家|中国|我国")
_OF_THE_NATION = re.compile(r"^(?:\d{4}年)?(?:中共)?(?:国务院|全国|中央)")
_KIND = re.compile(r"(?:新区|林区|地区|街道|[省市区县旗盟镇乡街])$")
_LOCAL = re.compile(r"^(?:办事处)?([一-鿿]{2,4}(?:街道|[镇乡街村]))")
_OF_A_PLACE = re.compile(r"(?:港口?|机场|口岸)$")  # 天津港 is asked of where 天津 has reports
_FROM = {"从", "由", "自"}
_OF_A_YEAR = {"年", "年度"}
_LONGEST_NAME = 4  # words that make up one name: 松 洲 街道
_SUBDISTRICT = re.compile(r"([一-鿿]{2,4})(街道|社区|[街镇乡村])")
_ANY = re.compile("[各每全哪本该某这那几两]")
_ENDS_A_NAME = frozenset(
    "里村岗园口桥沙洲山塘湾坑江河湖海岭门坊东西南北浦涌围滘墩庄堡屯溪埔墟"
)  # 梅花村街道
_IN = {"在", "住", "住在", "到", "来", "去", "我们", "我"}  # behind which a place is named
_SIDE = re.compile("[东西南北中][街村]")  # 东街 of 大东街
# a sub-district by the end of its name, or in a list: 东山、洪桥街道
_GOES_ON = re.compile(r"(?:[、和与及][一-鿿]{2,4})*(?:街|社区|[镇乡村])")
_STREET = "街"
_SHORTEST_STEM = 2  # characters of the name of a sub-district without its kind
_RARE = 12.5  # nats from which a word is said for its own sake, as in 东山街道, and describes none
_RARE_CHARACTER = 10.5  # likewise of one of two characters that are no word: 六榕
_NEARBY = 6  # characters around a name that decide how it is cut
_CUT = Words()


def short(name: str) -> str:
    """Return `name` without the word for what kind of place it is."""
    stem = _KIND.sub("", name)
    return stem if len(stem) > 1 else name


@cache
def _gazetteer() -> Mapping[str, tuple[str, str]]:
    """Return the code and the short name of every official name, the larger place first."""
    found: dict[str, tuple[str, str]] = {}
    for code, name, known in sorted(lexicon.places(), key=lambda row: len(row[0])):
        found.setdefault(name, (code, known or short(name)))
    return found


@cache
def _cities() -> Mapping[str, str]:
    """Return the names by which a province, a city or another country is known anywhere."""
    rows = _gazetteer().items()
    found = {
        word: known
        for name, (code, known) in reversed(list(rows))
        if len(code) <= CITY
        for word in (name, known)
    }
    bynames = {other: known for other, known in _other_names().items() if len(other) > 1}
    return found | bynames | {country: country for country in lexicon.countries()}


@cache
def _other_names() -> Mapping[str, str]:
    return lexicon.places_other_names()


@cache
def _names_of() -> Mapping[str, frozenset[str]]:
    """Return all names by which texts speak of a place that has several."""
    found = defaultdict[str, set[str]](set)
    for other, known in _other_names().items():
        found[known] |= {known, other}
    return {known: frozenset(names) for known, names in found.items()}


def speaks_of(text: str, place: str) -> bool:
    """Return whether normalised `text` names a place, by whichever of its names."""
    if local := _as_subdistrict(place):
        heard = re.finditer(re.escape(sounded(local)), sounded(text))  # the name may be mistyped
        return any(_GOES_ON.match(text, found.end()) for found in heard)
    return any(_is_name_in(text, name) for name in _names_of().get(place, (place,)))


def _is_name_in(text: str, name: str) -> bool:
    """Return whether `name` stands in `text` as words: not 山东 in 太行山东北部."""
    return any(
        _is_word_at(text[max(found.start() - _NEARBY, 0) : found.end() + _NEARBY], name)
        for found in re.finditer(re.escape(name), text)
    )


def _is_word_at(text: str, name: str) -> bool:
    """Return whether words of `text` make up `name`, or a word begins with it: 广东省."""
    words = _CUT.cut(text)
    edges = [0, *accumulate(map(len, words))]
    starts = {start: start + len(word) for start, word in zip(edges, words, strict=False)}
    return any(
        at in starts and (at + len(name) in edges or starts[at] > at + len(name))
        for at in (found.start() for found in re.finditer(re.escape(name), text))
    )


def is_subdistrict(name: str) -> bool:
    """Return whether a place is known only by its kind: 东山街道, of whichever city."""
    return bool(_as_subdistrict(name))


@lru_cache
def _as_subdistrict(name: str) -> str:
    """Return the name of a sub-district without its kind, "" where it is another place."""
    found = _SUBDISTRICT.fullmatch(name)
    return found[1] if found and name not in _official() else ""


@cache
def _official() -> frozenset[str]:
    """Return the places that are known in full or in short: 景德镇."""
    return frozenset(known for _, known in _gazetteer().values()) | {*_cities()}


@cache
def _describing() -> frozenset[str]:
    return frozenset(word_lists.lines("places_described.txt"))


@cache
def _common() -> frozenset[str]:
    return frozenset(word_lists.lines("places_common_words.txt"))


def _subdistrict(words: Sequence[str], *, is_first: bool) -> str:
    """Return the sub-district that `words` name, "" where they say which kind: 试点街道.

    Where they come first, what is no word is a name, and 建设街 is: what is done to streets is
    done to 街道.
    """
    *stem, kind = words
    if is_first and len(stem) == 1 and len(stem[0]) == 1 and _SIDE.fullmatch(kind):
        stem, kind = [*stem, kind[0]], kind[1]  # 大 东街
    name = "".join(stem)
    if not _SUBDISTRICT.fullmatch(name + kind) or len(kind) == len(name + kind):
        return ""
    if (
        name in _describing()
        or _ANY.match(name)
        or not {*stem}.isdisjoint(lexicon.function_words())
    ):
        return ""
    if all(len(word) == 1 for word in stem):
        is_rare = any(rarity(char) >= _RARE_CHARACTER for char in stem)
        is_short = len(stem) == _SHORTEST_STEM or stem[-1] in _ENDS_A_NAME
        return name + kind if is_short and (is_rare or is_first) else ""
    is_one = len(stem) == 1 or (len(stem) == _SHORTEST_STEM and stem[1] in _ENDS_A_NAME)
    is_name = name in _common() or rarity(name) >= _RARE or (is_first and kind == _STREET)
    return name + kind if is_one and is_name else ""


@cache
def _longest_first() -> re.Pattern[str]:
    names = sorted({*_gazetteer(), *_cities()}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, names)))


def places_of(report: Report) -> frozenset[str]:
    """Return the places whose report it is, by its title and its publisher."""
    found = set[str]()
    for text in map(normalize, (report.title, report.metadata.publisher)):
        rest = text
        while (name := _longest_first().search(rest)) is not None:
            found.add(_name_of(name.group()))
            rest = rest[name.end() :]
            if local := _LOCAL.search(rest):
                found.add(short(local[1]))
        if _OF_THE_NATION.search(text):
            found.add(NATION)
    return frozenset(found)


def _name_of(name: str) -> str:
    return _cities().get(name) or _gazetteer()[name][1]


@dataclass(frozen=True, slots=True)
class Named:
    """A place that a question names by the words at `at`.

    It `chooses` between reports, or is only where somebody comes `from`.
    """

    name: str
    at: range
    chooses: bool
    is_origin: bool


class Places:
    """The names of places as they are understood where these reports are read."""

    def __init__(self, own: Iterable[Collection[str]]) -> None:
        """Take the places that each report is of.

        A district is known by its short name where one of its city has a report: 荔湾 says a
        place to who lives in 越秀, elsewhere it may be a name like any other.
        """
        self._own = frozenset(name for names in own for name in names)
        self._above = above(self._own)
        by_city = defaultdict[str, set[str]](set)
        for name, (code, known) in _gazetteer().items():
            if len(code) > CITY:
                by_city[code[:CITY]] |= {name, known}
        near = [names for names in by_city.values() if names & self._own and len(names) > 1]
        self._near = frozenset(name for names in near for name in names)

    def named(self, words: Sequence[str]) -> list[Named]:
        """Return the places among the `words` of a question, in order."""
        found, at = list[Named](), 0
        while at < len(words):
            ends = range(min(len(words), at + _LONGEST_NAME), at, -1)
            is_first = at == 0 or words[at - 1] in _IN or (found and at == found[-1].at.stop)
            names = ((end, self._name(words[at:end], bool(is_first))) for end in ends)
            alone = self._by_one_character(words, at)
            end, name = next(((end, name) for end, name in names if name), (at + 1, alone))
            if name:
                origin = at > 0 and words[at - 1] in _FROM
                chooses = origin or name in self._own | self._above
                found.append(Named(name, range(at, end), chooses=chooses, is_origin=origin))
            at = end
        return found

    def _by_one_character(self, words: Sequence[str], at: int) -> str:
        """Return the place of these reports that a word of one character stands for: 粤.

        Not where it is joined to others: 川渝 is a region, and says more than its places.
        """
        known = _other_names().get(words[at], "") if len(words[at]) == 1 else ""
        if known not in self._own:
            return ""
        before = words[at - 1] if at else ""
        is_apart = not is_han(before) or before in lexicon.function_words() | _OF_A_YEAR
        is_joined = at + 1 < len(words) and words[at + 1] in _other_names()
        return known if is_apart and not is_joined else ""

    def _name(self, words: Sequence[str], is_first: bool) -> str:
        return self._place("".join(words)) or _subdistrict(words, is_first=is_first)

    def _place(self, word: str) -> str:
        if word in _cities():
            return _cities()[word]
        if word in _gazetteer():
            return _gazetteer()[word][1]
        known = short(word)
        if (owner := _cities().get(_OF_A_PLACE.sub("", word), "")) in self._own:
            return owner
        if known in self._own or word in self._near:
            return known
        return NATION if NATION in self._own and _NATIONAL.fullmatch(word) else ""


@lru_cache
def around(name: str) -> frozenset[str]:
    """Return a place with the city and the province that it lies in."""
    return above([name]) | {name}


def above(names: Collection[str]) -> frozenset[str]:
    """Return the cities and provinces that the places `names` lie in."""
    codes = {code for code, known in _gazetteer().values() if known in names}
    wider = {code[:length] for code in codes for length in (PROVINCE, CITY) if length < len(code)}
    return frozenset(known for code, known in _gazetteer().values() if code in wider)


def without(publisher: str, named: Collection[str]) -> str:
    """Return the office in the name of a publisher, without the places `named`."""
    office = normalize(publisher)
    for name in sorted(named, key=len, reverse=True):
        office = re.sub(rf"{re.escape(name)}(?:自治区|街道|[省市区县镇乡街])?", "", office)
    return office

"""Who heads the government that gave a report: told by the words that open it."""

import re
from collections.abc import Collection, Iterable
from itertools import takewhile

from knowledge import lexicon
from knowledge.found import found, sentences_where, unsaid
from knowledge.hits import make_hit
from knowledge.models import Answer, Hit, Report
from knowledge.scope import Scope
from knowledge.understand import Question

_POST = (
    r"(?<!副)(?:[省市区县旗州镇乡]长|主席|总理)"
    r"|副(?:[省市区县旗州镇乡]长|主席|总理)"  # no report opens with these
)
_ASKED = re.compile(
    rf"(?:谁|哪位|哪个人?)(?:是|在?当|做|担任)(?P<whose>.{{0,20}})(?P<before>{_POST})(?=[?呢啊呀!。]*$)"
    rf"|(?P<post>{_POST})(?:的?(?:名字|姓名))?(?:现在|目前)?(?:是谁|是哪位|哪位|叫什么|叫啥|姓什么|姓啥|贵姓|谁)"
)
# what may stand before the post, besides a place and its kind; whatever else, such as 前, 国家 or
# 政协, makes it another post, or the post of somebody else
_BEFORE = (
    r"(?:国务院|中国|我国)(?=的?总理)|请问(?:一下)?|我?想(?:问|知道|了解)(?:一下|下)?|告诉我|你?知道|你好|小越|那么?|\s"
    r"|现任|现在|目前|[我咱]们?(?:[这省市区县](?!长))?|自治区|(?:人民)?政府|的"
    r"|\d{4}年度?"
)
_PLACE_KIND = r"(?:(?:(?:[一-鿿]{1,5}族|维吾尔)?自治[区州县旗]|[省市区县旗州盟镇乡]|街道)(?!长))?"
_CLAUSE = re.compile(r"[^,。;:、?!\n]*$")
_AFTER = r"\s*(?!在|作|做|代表|同志|团|的)[一-鿿](?:\s?[一-鿿·]){1,12}"
_AHEAD = r"[一-鿿]{2,3}"


def asked_speaker(question: Question, scope: Scope) -> Answer | None:
    """Return who heads the government of which a question asks; None where it asks no such thing.

    NOT_FOUND where no report of that place and year opens with who gave it.
    """
    asked = _ASKED.search(question.text)
    if not asked:
        return None
    post = asked["before"] or asked["post"]
    ahead = _CLAUSE.findall(question.text[: asked.start()])[0] + (asked["whose"] or "")
    reports = scope.reports_of(question.places, question.years)
    hit = _told(post, reports) if _is_plain(ahead + post, question.places) else None
    if hit is None:
        return unsaid(question)
    return found(question, [hit], has_other_years=scope.has_other_years(hit.passage.report))


def _is_plain(named: str, places: Collection[str]) -> bool:
    """Return whether a post, as it is named, is that of the head of a government of `places`."""
    others = lexicon.places_other_names().items()
    names = {*places, *(other for other, known in others if known in places)}
    of_them = [re.escape(name) + _PLACE_KIND for name in sorted(names, key=len, reverse=True)]
    return bool(re.fullmatch(f"(?:{'|'.join((_BEFORE, *of_them))})*+(?:{_POST})", named))


def _told(post: str, reports: Iterable[Report]) -> Hit | None:
    """Return the line that names the holder of a `post` in the newest report that has one.

    None where reports of several places and one year do: the question left open which.
    """
    told = [hit for report in reports if (hit := _opening(post, report))]
    newest = [hit for hit in told if hit.passage.report.year == told[0].passage.report.year]
    return newest[0] if len(newest) == 1 else None


def _opening(post: str, report: Report) -> Hit | None:
    """Return the line before a report's first heading that names the holder of a `post`."""
    named = re.compile(rf"(?<!副){post}{_AFTER}|{_AHEAD}(?<!副){post}在")
    opening = takewhile(lambda passage: not passage.path, report.passages)
    lines = sentences_where(named.search, opening)
    return next((make_hit(passage, span, 1.0) for passage, span in lines), None)

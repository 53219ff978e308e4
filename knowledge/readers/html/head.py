"""What the head of a page says of its document."""

import re

from selectolax.lexbor import LexborHTMLParser

_LONGEST_SOURCE = 30  # characters
_ADDRESS = re.compile(r"https?://[^\s\"<>]+", re.IGNORECASE)
_SITE = re.compile(r"\s*[-_|—–]+[^-_|—–]*(?:网|网站|门户|政府|平台|公众号)\s*$")
_UNTITLED = re.compile(
    r"无标题.*|未命名.*|新建网页.*|untitled.*|index|document|.{,20}(?:政府|门户)(?:网|网站|门户网站)",
    re.IGNORECASE,
)
_NO_SOURCE = {"本网", "本站", "本网站", "原创", "网络", "互联网", "转载"}
_YEAR = re.compile(r"(?:19|20)\d\d")


class Head:
    """The <title> of a page, its <meta> and its canonical <link>; "" and None if unknown.

    The names that Chinese governments use (ArticleTitle, ContentSource, PubDate) are those
    of the State Council's guide to government websites, 政府网站发展指引 (2017).
    """

    def __init__(self, tree: LexborHTMLParser) -> None:
        title = tree.css_first("title")
        self._title = " ".join(title.text().split()) if title else ""
        self._values: dict[str, str] = {}
        for meta in tree.css("meta"):
            name = meta.attributes.get("name") or meta.attributes.get("property") or ""
            value = " ".join((meta.attributes.get("content") or "").split())
            if value:
                self._values.setdefault(name.lower(), value)
        for link in tree.css("link[href]"):
            if (link.attributes.get("rel") or "").lower() == "canonical":
                self._values.setdefault("canonical", link.attributes.get("href") or "")

    @property
    def titles(self) -> tuple[str, ...]:
        """What the document itself is called, the most reliable first."""
        shown = (self._values.get("og:title", ""), self._title)
        given = (self._values.get("articletitle", ""), *map(_without_site, shown))
        return tuple(filter(None, given))

    @property
    def url(self) -> str:
        """The address that the page gives as its own."""
        given = (self._values.get(name, "") for name in ("canonical", "og:url"))
        return next(filter(_ADDRESS.fullmatch, given), "")

    @property
    def source(self) -> str:
        """The office that wrote the document."""
        source = self._values.get("contentsource", "")
        return "" if source in _NO_SOURCE or len(source) > _LONGEST_SOURCE else source

    @property
    def year(self) -> int | None:
        """The year in which the document was published."""
        year = _YEAR.match(self._values.get("pubdate", ""))
        return int(year[0]) if year else None


def _without_site(title: str) -> str:
    while site := _SITE.search(title):
        title = title[: site.start()]
    return "" if _UNTITLED.fullmatch(title) else title

import pytest
from aiogram.types import MessageEntity
from aiogram.utils.text_decorations import html_decoration
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.local.entities import detect
from bot.local.marks import Marked, units
from bot.local.markup import parse_html
from bot.local.wire import Refused

STYLES = ["bold", "italic", "underline", "strikethrough", "spoiler"]
PIECES = st.sampled_from(
    """<b> </b> <i> </i> <code> </code> <pre> </pre> </> < > & " = 越秀 😀 &lt; &#128512; &#xD800;
    </a> <a\xa0href='http://a.cn'> <a\xa0href= <blockquote\xa0expandable> </blockquote>
    <code\xa0class="language-py"> <span\xa0class=tg-spoiler> <tg-emoji\xa0emoji-id='5'>
    </tg-emoji> \xa0""".replace("\n", " ").split(" "),
).map(lambda piece: piece.replace("\xa0", " "))


def parsed(html: str) -> tuple[str, list[tuple[str, int, int]]]:
    marked = parse_html(html)
    return marked.text, [(e["type"], e["offset"], e["length"]) for e in marked.entities()]


def refusal(html: str) -> str:
    with pytest.raises(Refused) as caught:
        parse_html(html)
    return caught.value.description.removeprefix("Bad Request: can't parse entities: ")


@pytest.mark.parametrize(
    ("html", "text", "entities"),
    [
        ("<b>越秀</b>区", "越秀区", [("bold", 0, 2)]),
        ("😀<i>越</i>", "😀越", [("italic", 2, 1)]),
        ("<strong>a</strong><em>b</em>", "ab", [("bold", 0, 1), ("italic", 1, 1)]),
        ("<u>a</u><ins>b</ins>", "ab", [("underline", 0, 1), ("underline", 1, 1)]),
        ("<s>a</s><del>b</del>", "ab", [("strikethrough", 0, 1), ("strikethrough", 1, 1)]),
        ("<tg-spoiler>a</tg-spoiler>", "a", [("spoiler", 0, 1)]),
        ("<span class='tg-spoiler'>a</span>", "a", [("spoiler", 0, 1)]),
        ("<blockquote>a</blockquote>", "a", [("blockquote", 0, 1)]),
        ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
        ("<B>a</B >", "a", [("bold", 0, 1)]),
        ("<b>a</>", "a", [("bold", 0, 1)]),
        ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
        ("<b></b>a", "a", []),
        ("&lt;b&gt; &amp;amp; &quot;", '<b> &amp; "', []),
        ("&#36234;&#x79c0;&nbsp;&", "越秀&nbsp;&", []),
    ],
)
def test_html_becomes_text_and_entities(
    html: str, text: str, entities: list[tuple[str, int, int]]
) -> None:
    assert parsed(html) == (text, entities)


def test_code_inside_bold_interrupts_the_bold() -> None:
    result = parsed("<b>ab<code>cd</code>ef</b>")

    assert result == ("abcdef", [("bold", 0, 2), ("code", 2, 2), ("bold", 4, 2)])


def test_nothing_is_marked_inside_code() -> None:
    assert parsed("<code>a<b>b</b></code>") == ("ab", [("code", 0, 2)])


def test_quotes_and_links_do_not_nest() -> None:
    quote = parsed("<blockquote>a<blockquote>b</blockquote></blockquote>")
    link = parsed("<a href='http://a.cn'>a<a href='http://b.cn'>b</a></a>")

    assert quote == ("ab", [("blockquote", 0, 2)])
    assert link == ("ab", [("text_link", 0, 2)])


def test_a_link_keeps_its_address() -> None:
    marked = parse_html("<a href='http://a.cn/?x=1&amp;y=2#:~:text=%E8%B6%8A'>看原文</a>")

    assert marked.entities() == [
        {
            "type": "text_link",
            "offset": 0,
            "length": 3,
            "url": "http://a.cn/?x=1&y=2#:~:text=%E8%B6%8A",
        },
    ]


def test_a_link_that_leads_nowhere_is_plain_text() -> None:
    assert parsed("<a href='javascript:alert(1)'>a</a>") == ("a", [])


def test_a_program_keeps_its_language() -> None:
    marked = parse_html('<pre><code class="language-python">x</code></pre>')

    assert marked.entities() == [{"type": "pre", "offset": 0, "length": 1, "language": "python"}]


def test_custom_emoji_and_times_keep_what_they_stand_for() -> None:
    emoji = parse_html('<tg-emoji emoji-id="536">👍</tg-emoji>').entities()
    moment = parse_html('<tg-time unix="1700000000" format="r">then</tg-time>').entities()

    assert emoji == [{"type": "custom_emoji", "offset": 0, "length": 2, "custom_emoji_id": "536"}]
    assert moment[0]["unix_time"] == 1_700_000_000
    assert moment[0]["date_time_format"] == "r"


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("越<x>a</x>", 'Unsupported start tag "x" at byte offset 3'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<a href='x", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        (
            "<b><i>a</b></i>",
            'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"',
        ),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<tg-emoji>a</tg-emoji>", "Invalid custom emoji identifier specified"),
        ("<tg-time>a</tg-time>", "Invalid Unix time specified"),
        (
            "&#xD83D;",
            (
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            ),
        ),
    ],
)
def test_broken_html_is_refused_in_telegrams_words(html: str, reason: str) -> None:
    assert refusal(html) == reason


@settings(deadline=None)
@given(st.one_of(st.lists(PIECES).map("".join), st.text(alphabet="<>/&;#xa b\"'=越😀\r\0\ud800")))
def test_any_text_is_parsed_or_refused(html: str) -> None:
    try:
        marked = parse_html(html).trimmed()
    except Refused:
        return

    size = units(marked.text)
    for entity in marked.entities():
        assert 0 <= entity["offset"] < entity["offset"] + entity["length"] <= size
        cut = marked.text.encode("utf-16-le")[2 * entity["offset"] :][: 2 * entity["length"]]
        assert cut.decode("utf-16-le").encode()  # no entity cuts a character in two


@st.composite
def trees(draw: st.DrawFn, above: frozenset[str] = frozenset()) -> str:
    """HTML that Telegram takes: every style at most once on the way down."""
    free = [style for style in STYLES if style not in above]
    leaf = st.text(alphabet='越秀a<&>"😀', min_size=1, max_size=4)
    parts = []
    for _ in range(draw(st.integers(1, 3))):
        if free and draw(st.booleans()):
            style = draw(st.sampled_from(free))
            inner = draw(trees(above | {style}))
            parts.append(getattr(html_decoration, style)(value=inner))
        else:
            parts.append(html_decoration.quote(draw(leaf)))
    return "".join(parts)


@settings(deadline=None)
@given(trees())
def test_what_was_parsed_can_be_written_back(html: str) -> None:
    marked = parse_html(html)
    entities = [MessageEntity(**entity) for entity in marked.entities()]

    again = parse_html(html_decoration.unparse(marked.text, entities))

    assert (again.text, again.entities()) == (marked.text, marked.entities())


@settings(deadline=None)
@given(st.text())
def test_quoted_text_comes_through_unmarked(text: str) -> None:
    marked = parse_html(html_decoration.quote(text))

    assert marked.spans == []
    assert marked.text == parse_html(html_decoration.quote(marked.text)).text


def test_at_most_a_hundred_entities_are_kept() -> None:
    marked = parse_html("<b>a</b> " * 101)

    assert len(marked.entities()) == 100


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("@xiaoyue_bot 你好", [("mention", "@xiaoyue_bot")]),
        ("你好 @xiaoyue_bot，在吗", [("mention", "@xiaoyue_bot")]),
        ("你好@xiaoyue_bot", []),
        ("@xiaoyue_bot你好", []),
        ("/ask 问题", [("bot_command", "/ask")]),
        ("/ask@xiaoyue_bot 问题", [("bot_command", "/ask@xiaoyue_bot")]),
        ("/问", []),
        ("1/2 a/b", []),
        ("看 http://www.yuexiu.gov.cn/a?b=1，好", [("url", "http://www.yuexiu.gov.cn/a?b=1")]),
        ("yuexiu.gov.cn.", [("url", "yuexiu.gov.cn")]),
        ("a@b.cn", [("email", "a@b.cn")]),
        ("#越秀 #1", [("hashtag", "#越秀")]),
        ("$CNY", [("cashtag", "$CNY")]),
    ],
)
def test_telegram_marks_what_it_recognises(text: str, found: list[tuple[str, str]]) -> None:
    marked = detect(Marked(text))

    assert [(s.type, text[s.start : s.end]) for s in marked.spans] == found


def test_nothing_is_recognised_inside_code() -> None:
    marked = detect(parse_html("<code>@someone</code>"))

    assert [span.type for span in marked.spans] == ["code"]

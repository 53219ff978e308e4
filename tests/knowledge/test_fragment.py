"""Links are checked by a small reading of the published rules, not by the code that makes them.

https://wicg.github.io/scroll-to-text-fragment/: the first place that matches, whatever its
case, is shown; `start,end` is the text from the first `start` to the first `end` after it.
"""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import Report
from knowledge.fragment import text_fragment_url
from knowledge.sentences import sentence_spans

PAGE = "http://example.gov.cn/a.html"
MARK = "#:~:text="
CLAUSE = st.text(st.sampled_from("政务服务ioC-&=%“” "), min_size=1, max_size=30)
SENTENCES = st.lists(
    st.builds("{}{}".format, CLAUSE, st.sampled_from(",、：。！;\n")), min_size=1, max_size=25
).map("".join)


def shown(url: str, text: str) -> str | None:
    """Return the part of `text` that a browser would show for `url`, with its place."""
    page = text.lower()
    start, *ends = (unquote(part).lower() for part in url.partition(MARK)[2].split(","))
    at = page.find(start)
    end = at + len(start)
    for last in ends:
        end = page.find(last, end) + len(last)
    return f"{at}: {text[at:end]}" if start and at >= 0 else None


def quoted(text: str, span: tuple[int, int]) -> str:
    quote = text[slice(*span)]
    at = span[0] + len(quote) - len(quote.lstrip())
    return f"{at}: {quote.strip()}"


def link(text: str, quote: str) -> str:
    """Return the link to the last place of `quote` in `text`."""
    start = text.rindex(quote)
    return text_fragment_url(PAGE, text, (start, start + len(quote)))


def test_a_short_quote_is_given_whole() -> None:
    assert link("甲。办了十场。", "办了十场。") == (
        "http://example.gov.cn/a.html#:~:text=%E5%8A%9E%E4%BA%86%E5%8D%81%E5%9C%BA%E3%80%82"
    )


@pytest.mark.parametrize(
    ("quote", "encoded"), [("a-b。", "a%2Db"), ("a,b。", "a%2Cb"), ("a&b=c#d。", "a%26b%3Dc%23d")]
)
def test_marks_with_a_meaning_in_a_fragment_are_encoded(quote: str, encoded: str) -> None:
    assert encoded in link(quote, quote)


def test_a_long_quote_is_given_by_its_first_and_last_clause() -> None:
    quote = f"首先要说的事情,{'中间还有很多,' * 10}最后要说的事情。"

    start, end = link(f"前面。{quote}后面。", quote).partition(MARK)[2].split(",")

    assert (unquote(start), unquote(end)) == ("首先要说的事情,", "最后要说的事情。")


def test_a_short_clause_is_joined_to_its_neighbour() -> None:
    quote = f"一,二,三四五,{'中间还有很多,' * 10}六,七,八九。"

    start, end = link(quote, quote).partition(MARK)[2].split(",")

    assert (unquote(start), unquote(end)) == ("一,二,三四五,", "六,七,八九。")


def test_every_sentence_of_the_embedded_report_has_a_link_that_opens_at_it(
    report: Report,
) -> None:
    for passage in report.passages:
        for start, end in sentence_spans(passage.text):
            span = (passage.span[0] + start, passage.span[0] + end)
            url = text_fragment_url(report.url, report.text, span)
            assert shown(url, report.text) == quoted(report.text, span)


LONG = (
    "这一句很长,里面有许多分句,每一句都不相同,一直写到六十个字以上为止,"
    "因为短句是整句给出的,长句只给出首尾两个分句,所以要很长才行。"
)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("办了十场。办了十场。", "办了十场。"),
        (LONG + LONG, LONG),
        ("这一句很长,不同。" + LONG, LONG),
        (LONG.replace("所以要很长才行。", "所以要很长才行。所以要很长才行。"), LONG),
        (LONG.replace("每一句都不相同,", "所以要很长才行。"), None),
        ("字" * 70, "字" * 70),
        ("！" * 70, "！" * 70),
        ("上一行\n下一行", "上一行\n下一行"),
        ("甲。  乙。", "  "),
        ("IOC平台。ioc平台。", "ioc平台。"),
    ],
    ids=[
        *("repeated", "long repeated", "head stands before", "tail stands after"),
        *(
            "tail stands inside",
            "one clause",
            "only marks",
            "two lines",
            "blank",
            "other case before",
        ),
    ],
)
def test_a_link_opens_at_the_quote_or_is_the_plain_page(text: str, quote: str | None) -> None:
    start = text.rindex(quote or text)
    span = (start, start + len(quote or text))

    url = text_fragment_url(PAGE, text, span)

    assert url == PAGE or shown(url, text) == quoted(text, span)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("办了十场。办了十场。", "办了十场。"),
        (LONG + LONG, LONG),
        ("上一行\n下一行", "上一行\n下"),
    ],
)
def test_a_quote_without_a_safe_fragment_gets_the_plain_page(text: str, quote: str) -> None:
    assert link(text, quote) == PAGE


@pytest.mark.parametrize("url", ["", "http://example.gov.cn/a#top"])
def test_an_address_that_is_missing_or_has_a_fragment_stays(url: str) -> None:
    assert text_fragment_url(url, "办了十场。", (0, 5)) == url


@given(SENTENCES, st.data())
def test_a_link_into_any_text_opens_at_the_quote_or_is_the_plain_page(
    text: str, data: st.DataObject
) -> None:
    ends = [end for _, end in sentence_spans(text)]
    end = data.draw(st.sampled_from(ends))
    start = data.draw(st.sampled_from([0, *ends[: ends.index(end)]]))

    url = text_fragment_url(PAGE, text, (start, end))

    assert url == PAGE or shown(url, text) == quoted(text, (start, end))

import html
from dataclasses import replace

import pytest
from aiogram.types import InlineKeyboardMarkup
from hypothesis import given
from hypothesis import strategies as st

from bot import render, texts
from bot.actions import Notes
from bot.buttons import keyboard
from bot.excerpt import excerpt
from bot.message import BUTTON_LIMIT, MESSAGE_LIMIT, Message, shorten, units
from bot.render import Voice
from knowledge import Library
from knowledge.answer import make_hit
from knowledge.models import (
    Answer,
    Hit,
    Kind,
    Metadata,
    Outline,
    Passage,
    Report,
    Section,
    Segment,
    SmallTalk,
)
from knowledge.seed import embedded_report

VOICE = Voice("小越", "xiaoyue_bot")
REPORT = embedded_report()
PASSAGE = next(p for p in REPORT.passages if "3113" in p.text)
SENTENCE = PASSAGE.text.index("持续做好")
HIT = make_hit(PASSAGE, (SENTENCE, len(PASSAGE.text)))


def found(kind: Kind, **fields: object) -> Answer:
    return replace(Answer(kind=kind, question="问"), **fields)  # type: ignore[arg-type]


def labels(message: Message) -> list[str]:
    return [button.text for row in message.rows for button in row]


def report(text: str, path: tuple[str, ...] = (), **metadata: str) -> Report:
    outline = Outline((0, len(text)), (), (Segment(path, (0, len(text))),))
    return Report("r", text, Metadata(**metadata), outline, 2023, "https://example.org/r")


def test_a_direct_answer_shows_the_quote_in_bold_its_source_and_its_link() -> None:
    message = render.answer(found(Kind.DIRECT, hits=(HIT,)), VOICE)

    assert f"<b>{PASSAGE.text[SENTENCE:]}</b></blockquote>" in message.html
    assert "出处：《广州市越秀区政务服务数据管理局关于2023年度" in message.plain
    assert labels(message) == ["查看原文", "展开全文"]
    assert message.rows[0][0].url == HIT.url


def test_a_long_passage_is_cut_at_sentence_ends_around_the_quote() -> None:
    message = render.passage([HIT])

    shown = message.plain.splitlines()[0]
    assert shown.startswith("……制作上线城市大脑IOC街道级标准屏,")
    assert shown.endswith("智能化水平。")


def test_a_short_passage_is_shown_whole_without_a_button_to_expand() -> None:
    short = report("第一句。第二句。").passages[0]

    message = render.passage([make_hit(short, (0, 4))], Notes())

    assert message.html.startswith("<blockquote><b>第一句。</b>第二句。</blockquote>\n出处：")
    assert labels(message) == ["查看原文"]


def test_what_was_understood_differently_is_said_first() -> None:
    message = render.answer(found(Kind.DIRECT, hits=(HIT,), understood_as="越秀智库"), VOICE)

    assert message.plain.startswith("按「越秀智库」理解\n")


def test_a_question_about_now_is_told_that_the_report_may_be_outdated() -> None:
    message = render.answer(found(Kind.DIRECT, hits=(HIT,), asks_now=True), VOICE)

    assert message.plain.startswith(
        "您问的是现在的情况。下面是 2023 年度报告里写的，现在可能已经有变化。\n"
    )


def test_a_related_passage_is_not_passed_off_as_an_answer() -> None:
    message = render.answer(found(Kind.RELATED, hits=(HIT,)), VOICE)

    assert message.plain.startswith(texts.RELATED)


def test_further_hits_follow_with_their_quotes_and_a_button_each() -> None:
    other = make_hit(REPORT.passages[2], (0, 12))

    message = render.answer(found(Kind.DIRECT, hits=(HIT, other)), VOICE)

    assert f"{texts.ALSO}\n{other.quote}" in message.plain
    assert labels(message)[-1].startswith("看：二是完善依法决策机制")


def test_a_choice_lists_what_may_be_meant() -> None:
    other = make_hit(REPORT.passages[2], (0, 12))

    message = render.answer(found(Kind.CHOICE, hits=(HIT, other)), VOICE)

    assert message.plain.startswith(texts.CHOICE)
    assert [text[:4] for text in labels(message)] == ["1. 三", "2. 二"]


def test_an_overview_lists_the_parts_of_its_section() -> None:
    section = next(s for s in REPORT.sections if s.heading.startswith("二、"))

    message = render.answer(found(Kind.OVERVIEW, sections=(section,)), VOICE)

    assert message.plain.startswith("二、存在问题和不足\n2023年,我局法治政府建设工作取得了")
    assert "\n这一部分包括：\n1. (一)法治政府建设创新有待加强\n" in message.plain
    assert [text[:2] for text in labels(message)] == ["1.", "2.", "3.", "查看"]


def test_a_section_of_several_passages_lists_them_by_their_first_words() -> None:
    text = "甲段在先。\n乙段在后。"
    spans = ((0, 6), (6, 11))
    segments = tuple(Segment(("一、总结",), span) for span in spans)
    cut = Report("r", text, Metadata(), Outline((0, 11), (), segments), 2023, "")

    assert labels(render.section(cut.sections[0])) == ["1. 甲段在先", "2. 乙段在后"]


def test_what_was_not_found_offers_the_nearest_sections_and_the_hotline() -> None:
    message = render.answer(found(Kind.NOT_FOUND, sections=REPORT.sections[:5]), VOICE)

    assert message.plain.startswith("这个问题，我在公开的报告里没有找到。")
    assert "12345" in message.plain
    assert "\n报告里相近的内容有：\n1. 一、2023年度工作总结\n2. (一)坚持党的领导" in message.plain
    assert len(message.rows) == 3


@pytest.mark.parametrize("talk", SmallTalk)
def test_small_talk_gets_its_fixed_sentence(talk: SmallTalk) -> None:
    message = render.answer(found(Kind.SMALL_TALK, small_talk=talk), VOICE)

    assert message.plain == texts.SMALL_TALK[talk].format(name="小越", hotline="12345")


def test_a_fact_about_the_report_is_told_from_its_page() -> None:
    message = render.fact(REPORT, "publisher")

    assert message.plain.startswith("这份报告的发布机构是：广州市越秀区政务服务数据管理局\n")


def test_a_fact_that_the_page_leaves_open_is_not_made_up() -> None:
    assert render.fact(REPORT, "document_no").plain.startswith("这份报告没有写明文号。")


def test_the_written_date_is_not_called_the_date_of_publication() -> None:
    undated = report("正文。", written_date="2024-01-22").passages[0]

    assert render.passage([make_hit(undated, (0, 3))]).plain.endswith("\n2024-01-22 成文")


def test_published_words_are_never_taken_for_markup() -> None:
    text = "收入<b>增长</b>&amp;下降>1%。"
    hostile = report(text, ("<i>一、</i>",), name="<a href='x'>题</a>")

    message = render.passage([make_hit(hostile.passages[0], (0, len(text)))])

    assert message.plain.startswith(text)
    assert "<i>一、</i>" in message.plain
    assert "<a href='x'>题</a>" in message.plain


def test_a_source_that_is_no_web_address_gets_no_button() -> None:
    local = replace(report("正文。"), url="file:///etc/passwd")

    assert render.passage([make_hit(local.passages[0], (0, 3))], Notes()).rows == ()


def test_a_passage_without_a_heading_is_called_by_its_first_words() -> None:
    hits = [make_hit(report("开头一句。" * 9).passages[0], (0, 5)), HIT]

    last = labels(render.passage(hits, Notes(), at=1))[-1]

    assert last == "看：开头一句。开头一句。开头一句。开头一句。开…"


# --- limits, whatever the documents are like -------------------------------------------------

TEXT = st.text(st.sampled_from("一二三。；\n<&>aA0 😀\u200b「」"), min_size=1, max_size=60)
LONG = st.builds(lambda text, times: text * times, TEXT, st.integers(1, 400))


@st.composite
def passages(draw: st.DrawFn) -> Passage:
    path = tuple(draw(st.lists(LONG, max_size=9)))
    name, publisher = draw(LONG), draw(LONG)
    return report(draw(LONG), path, name=name, publisher=publisher).passages[0]


@st.composite
def hits(draw: st.DrawFn) -> Hit:
    passage = draw(passages())
    start = draw(st.integers(0, len(passage.text)))
    return Hit(passage, 1.0, (start, draw(st.integers(start, len(passage.text)))), "https://e.org")


def check_limits(message: Message) -> None:
    assert 0 < units(message.plain) <= MESSAGE_LIMIT
    markup = keyboard(message.rows) or InlineKeyboardMarkup(inline_keyboard=[])
    for button in (button for row in markup.inline_keyboard for button in row):
        assert units(button.text) <= BUTTON_LIMIT
        assert button.url or 1 <= len(str(button.callback_data).encode()) <= 64


@given(
    found_hits=st.lists(hits(), min_size=1, max_size=3),
    kind=st.sampled_from([Kind.DIRECT, Kind.RELATED, Kind.CHOICE]),
    understood=st.one_of(st.just(""), LONG),
    now=st.booleans(),
)
def test_every_answer_keeps_telegrams_limits(
    found_hits: list[Hit], kind: Kind, understood: str, now: bool
) -> None:
    answer = found(kind, hits=tuple(found_hits), understood_as=understood, asks_now=now)

    check_limits(render.answer(answer, VOICE))


@given(hit=hits(), notes=st.builds(Notes, st.booleans(), st.booleans(), st.booleans(), LONG))
def test_a_whole_passage_keeps_telegrams_limits(hit: Hit, notes: Notes) -> None:
    message = render.passage([hit], notes, whole=True)

    check_limits(message)
    quote = hit.quote.rstrip()
    assert not quote or html.escape(quote[:20], quote=False) in message.html


@given(st.lists(LONG, min_size=1, max_size=40))
def test_every_section_keeps_telegrams_limits(headings: list[str]) -> None:
    text = "。" * len(headings)
    segments = tuple(Segment(("顶", h), (i, i + 1)) for i, h in enumerate(headings))
    parts = Report("r", text, Metadata(name="题" * 500), Outline((0, 1), (), segments), 2023, "")

    check_limits(render.section(Section(parts, ("顶",))))
    check_limits(render.overview(parts.sections))


@given(hit=hits(), limit=st.integers(1, 600))
def test_an_excerpt_fits_and_begins_where_the_quote_does_or_earlier(hit: Hit, limit: int) -> None:
    text = hit.passage.text

    start, end = excerpt(text, hit.quote_span, limit)

    assert 0 <= start <= hit.quote_span[0] <= len(text)
    assert start <= end <= len(text)
    assert units(text[start:end]) <= limit


@given(LONG, st.integers(1, 50))
def test_shortening_keeps_the_limit_in_utf_16_units(text: str, limit: int) -> None:
    assert units(shorten(text, limit)) <= limit


def test_about_stays_short_with_many_reports(library: Library) -> None:
    message = render.about(library.reports * 40, VOICE)

    assert message.plain.endswith("等共 40 份")
    check_limits(message)

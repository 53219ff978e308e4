import html
from collections.abc import Sequence
from dataclasses import replace

import pytest
from aiogram.types import InlineKeyboardMarkup
from hypothesis import given
from hypothesis import strategies as st

from bot import render, texts
from bot.actions import Notes
from bot.buttons import PassagePress, keyboard
from bot.excerpt import excerpt
from bot.message import BUTTON_LIMIT, MESSAGE_LIMIT, Message, opening, shorten, units
from bot.render import Voice
from knowledge import Library
from knowledge.hits import make_hit
from knowledge.models import (
    Answer,
    Hit,
    Kind,
    Lack,
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
    return cut(text, (path, (0, len(text))), **metadata)


def cut(text: str, *pieces: tuple[tuple[str, ...], tuple[int, int]], **metadata: str) -> Report:
    outline = Outline((0, len(text)), (), tuple(Segment(*piece) for piece in pieces))
    return Report("r", text, Metadata(**metadata), outline, 2023, "https://example.org/r")


def of_year(year: int, **metadata: str) -> Hit:
    text = f"进群{year}个。"
    same = report(text, ("一是推进服务,方便群众",), **metadata or {"publisher": "局"})
    return make_hit(replace(same, year=year).passages[0], (0, len(text)))


def pressed(message: Message, begins: str, hits: Sequence[Hit] = (HIT,)) -> Message:
    markup = keyboard(message.rows) or InlineKeyboardMarkup(inline_keyboard=[])
    buttons = (button for row in markup.inline_keyboard for button in row)
    data = next(b.callback_data for b in buttons if b.text.startswith(begins))
    shown = PassagePress.unpack(str(data)).action()
    return render.passage(hits, VOICE, shown.notes, at=shown.at, whole=shown.whole)


def test_a_direct_answer_shows_the_quote_in_bold_its_source_and_its_link() -> None:
    message = render.answer(found(Kind.DIRECT, hits=(HIT,)), VOICE)

    assert f"<b>{PASSAGE.text[SENTENCE:]}</b></blockquote>" in message.html
    assert "出处：《广州市越秀区政务服务数据管理局关于2023年度" in message.plain
    assert labels(message) == ["查看原文", "展开全文"]
    assert message.rows[0][0].url == HIT.url


def test_a_long_passage_is_cut_at_sentence_ends_around_the_quote() -> None:
    message = render.passage([HIT], VOICE)

    shown = message.plain.splitlines()[0]
    assert shown.startswith("……制作上线城市大脑IOC街道级标准屏,")
    assert shown.endswith("智能化水平。")


def test_a_short_passage_is_shown_whole_without_a_button_to_expand() -> None:
    short = report("第一句。第二句。").passages[0]

    message = render.passage([make_hit(short, (0, 4))], VOICE, Notes())

    assert message.html.startswith("<blockquote><b>第一句。</b>第二句。</blockquote>\n出处：")
    assert labels(message) == ["查看原文"]


def test_a_question_about_now_is_told_that_the_report_may_be_outdated() -> None:
    message = render.answer(found(Kind.DIRECT, hits=(HIT,), asks_now=True), VOICE)

    assert message.plain.startswith(
        "您问的是现在的情况。下面是 2023 年度报告里写的，现在可能已经有变化。\n"
    )


@pytest.mark.parametrize("lack", Lack)
def test_a_related_passage_comes_with_what_it_lacks_and_whom_to_call(lack: Lack) -> None:
    message = render.answer(found(Kind.RELATED, hits=(HIT,), lack=lack), VOICE)

    first, *_, last = message.plain.splitlines()
    assert first == texts.RELATED[lack]
    assert last == "想问清楚，可以拨打 12345。"


def test_a_related_passage_is_not_passed_off_as_an_answer_where_nothing_says_what_it_lacks() -> (
    None
):
    message = render.answer(found(Kind.RELATED, hits=(HIT,)), VOICE)

    assert message.plain.startswith("报告里提到了这件事，但没有直接写您问的内容。相关的一段是：\n")


def test_further_passages_that_do_not_answer_either_are_only_buttons() -> None:
    hits = (of_year(2023), of_year(2022))

    message = render.answer(found(Kind.RELATED, hits=hits, lack=Lack.PLACE), VOICE)

    assert "2022" not in message.plain
    assert labels(message) == ["查看原文", "看：2022年 一是推进服务"]


def test_a_direct_answer_lacks_nothing_and_needs_no_call() -> None:
    message = render.answer(found(Kind.DIRECT, hits=(HIT,)), VOICE)

    assert "提到了这件事" not in message.plain
    assert "12345" not in message.plain


def test_what_is_lacking_is_still_said_when_the_passage_is_unfolded_and_folded_again() -> None:
    answer = found(
        Kind.RELATED, hits=(HIT,), lack=Lack.MONEY, undated=True, understood_as="艾小越"
    )
    message = render.answer(answer, VOICE)

    unfolded = pressed(message, "展开全文")
    folded = pressed(unfolded, "收起")

    assert unfolded.plain.startswith(
        "按「艾小越」理解\n"
        "下面是 2023 年的报告写的；想问别的年份，请写上是哪一年。\n"
        "报告里提到了这件事，但没有写多少钱。相关的一段是：\n" + PASSAGE.text[:9]
    )
    assert unfolded.plain.endswith("想问清楚，可以拨打 12345。")
    assert folded == message


def test_where_no_year_was_named_the_answer_says_which_year_it_is_about() -> None:
    message = render.answer(found(Kind.DIRECT, hits=(HIT,), undated=True), VOICE)

    assert message.plain.startswith(
        "下面是 2023 年的报告写的；想问别的年份，请写上是哪一年。\n……制作上线"
    )


def test_a_question_about_now_is_not_told_of_the_year_twice() -> None:
    message = render.answer(found(Kind.DIRECT, hits=(HIT,), undated=True, asks_now=True), VOICE)

    assert message.plain.count("2023 年") == 1
    assert message.plain.startswith("您问的是现在的情况。")


def test_a_report_that_bears_no_year_is_not_given_one() -> None:
    old = replace(report("正文一句。"), year=None).passages[0]
    hits = (make_hit(old, (0, 5)),)

    undated = render.answer(found(Kind.DIRECT, hits=hits, undated=True), VOICE)
    now = render.answer(found(Kind.DIRECT, hits=hits, asks_now=True), VOICE)

    assert undated.plain.startswith("正文一句。\n出处：")
    assert now.plain.startswith("您问的是现在的情况。下面是以前的报告里写的，")


def test_further_hits_follow_with_their_quotes_and_a_button_each() -> None:
    other = make_hit(REPORT.passages[2], (0, 12))

    message = render.answer(found(Kind.DIRECT, hits=(HIT, other)), VOICE)

    assert f"{texts.ALSO}\n{other.quote}" in message.plain
    assert labels(message)[-1].startswith("看：二是完善依法决策机制")


def test_a_further_hit_of_another_report_says_which_year_it_is_of() -> None:
    hits = (of_year(2023), of_year(2022))

    message = render.answer(found(Kind.DIRECT, hits=hits, undated=True), VOICE)

    assert message.plain.startswith(
        "下面是 2023 年的报告写的；想问别的年份，请写上是哪一年。\n进群2023个。\n"
    )
    assert message.plain.endswith("\n报告还写到：\n进群2022个。\n2022年 一是推进服务,方便群众")
    assert labels(message) == ["查看原文", "看：2022年 一是推进服务"]


def test_a_choice_shows_what_may_be_meant_by_heading_and_first_words() -> None:
    other = make_hit(REPORT.passages[2], (0, 12))

    message = render.answer(found(Kind.CHOICE, hits=(HIT, other)), VOICE)

    assert message.plain.splitlines() == [
        "报告里有几处可能是您问的。您想看哪一处？请点下面的按钮，或者回复它前面的数字。",
        "1. 三是优化法治政府智慧治理模式",
        "持续做好“艾小越”政务私聊机器人开发运维及应用推广,部署入驻约3113个居民微信群,服务超31.7万居民群众……",
        "2. 二是完善依法决策机制",
        other.quote,
    ]
    assert labels(message) == ["1. 三是优化法治政府智慧治理模式", "2. 二是完善依法决策机制"]


def test_a_single_passage_that_may_be_meant_is_not_called_several() -> None:
    message = render.answer(found(Kind.CHOICE, hits=(HIT,)), VOICE)

    assert message.plain.startswith("报告里有一处可能是您问的。请点下面的按钮，或者回复")
    assert labels(message) == ["1. 三是优化法治政府智慧治理模式"]


def test_a_choice_among_the_years_of_one_office_is_told_apart_by_the_year() -> None:
    message = render.answer(found(Kind.CHOICE, hits=(of_year(2023), of_year(2022))), VOICE)

    assert labels(message) == ["1. 2023年 一是推进服务", "2. 2022年 一是推进服务"]


def test_a_choice_among_offices_is_told_apart_by_the_office() -> None:
    hits = tuple(of_year(2023, publisher=office) for office in ("越秀区教育局", "越秀区民政局"))

    message = render.answer(found(Kind.CHOICE, hits=hits), VOICE)

    assert labels(message) == ["1. 越秀区教育局 一是推进服务", "2. 越秀区民政局 一是推进服务"]


def test_a_choice_among_reports_alike_but_for_their_titles_is_told_apart_by_the_title() -> None:
    hits = tuple(of_year(2023, publisher="局", name=title) for title in ("年报", "公报"))

    message = render.answer(found(Kind.CHOICE, hits=hits), VOICE)

    assert labels(message) == ["1. 年报 一是推进服务", "2. 公报 一是推进服务"]


def test_a_choice_under_one_heading_is_told_apart_by_the_first_words() -> None:
    text = "甲段在先。\n乙段在后。"
    together = cut(text, (("一、总结",), (0, 6)), (("一、总结",), (6, 11)))
    hits = tuple(make_hit(p, (0, 5)) for p in together.passages)

    message = render.answer(found(Kind.CHOICE, hits=hits), VOICE)

    assert labels(message) == ["1. 甲段在先", "2. 乙段在后"]


def test_what_was_chosen_is_shown_alone_with_a_button_to_each_of_the_others() -> None:
    answer = found(Kind.CHOICE, hits=(of_year(2023), of_year(2022)), asks_now=True)

    second = pressed(render.answer(answer, VOICE), "2. ", hits=answer.hits)

    assert second.plain.splitlines()[:3] == [
        "您问的是现在的情况。下面是 2022 年度报告里写的，现在可能已经有变化。",
        "下面是：2022年 一是推进服务",
        "进群2022个。",
    ]
    assert "2023" not in second.plain
    assert labels(second) == ["查看原文", "看：2023年 一是推进服务"]


def test_who_chose_a_year_is_not_told_that_none_was_named() -> None:
    answer = found(Kind.CHOICE, hits=(of_year(2023), of_year(2022)), undated=True)
    message = render.answer(answer, VOICE)

    second = pressed(message, "2. ", hits=answer.hits)

    assert "想问别的年份" not in message.plain
    assert second.plain.startswith("下面是：2022年 一是推进服务\n进群2022个。\n")


def test_a_choice_within_one_year_says_which_year_it_is_and_keeps_saying_it() -> None:
    hits = (HIT, make_hit(REPORT.passages[2], (0, 12)))
    message = render.answer(found(Kind.CHOICE, hits=hits, undated=True), VOICE)

    second = pressed(message, "2. ", hits=hits)

    assert message.plain.startswith(
        "下面是 2023 年的报告写的；想问别的年份，请写上是哪一年。\n报告里有几处"
    )
    assert second.plain.startswith("下面是 2023 年的报告写的；想问别的年份，请写上是哪一年。\n")


SECTION = next(s for s in REPORT.sections if s.heading.startswith("二、"))


@pytest.mark.parametrize(
    "answer",
    [
        Answer(kind=Kind.DIRECT, question="问", hits=(HIT,)),
        Answer(kind=Kind.RELATED, question="问", hits=(HIT,), lack=Lack.YEAR),
        Answer(kind=Kind.CHOICE, question="问", hits=(HIT, HIT)),
        Answer(kind=Kind.OVERVIEW, question="问", sections=(SECTION,)),
        Answer(kind=Kind.OVERVIEW, question="问", sections=(SECTION, SECTION)),
        Answer(kind=Kind.DIRECT, question="问", fact=(REPORT, "publisher")),
        Answer(kind=Kind.NOT_FOUND, question="问"),
    ],
)
def test_what_was_understood_differently_is_said_first(answer: Answer) -> None:
    message = render.answer(replace(answer, understood_as="越秀智库"), VOICE)

    assert message.plain.startswith("按「越秀智库」理解\n")
    assert message.plain.count("理解") == 1


def test_an_overview_of_several_reports_tells_them_apart_by_the_year() -> None:
    sections = tuple(of_year(year).passage.report.sections[0] for year in (2023, 2022))

    message = render.answer(found(Kind.OVERVIEW, sections=sections), VOICE)

    assert labels(message) == [
        "1. 2023年 一是推进服务,方便群众",
        "2. 2022年 一是推进服务,方便群众",
    ]


def test_an_overview_says_of_which_year_it_is_where_none_was_named() -> None:
    message = render.answer(found(Kind.OVERVIEW, sections=(SECTION,), undated=True), VOICE)

    assert message.plain.startswith(
        "下面是 2023 年的报告写的；想问别的年份，请写上是哪一年。\n二、存在问题和不足\n"
    )


def test_an_overview_lists_the_parts_of_its_section() -> None:
    section = next(s for s in REPORT.sections if s.heading.startswith("二、"))

    message = render.answer(found(Kind.OVERVIEW, sections=(section,)), VOICE)

    assert message.plain.startswith("二、存在问题和不足\n2023年,我局法治政府建设工作取得了")
    assert "\n这一部分包括：\n1. (一)法治政府建设创新有待加强\n" in message.plain
    assert [text[:2] for text in labels(message)] == ["1.", "2.", "3.", "查看"]


def test_a_section_of_several_passages_lists_them_by_their_first_words() -> None:
    text = "甲段在先。\n乙段在后。"
    several = cut(text, (("一、总结",), (0, 6)), (("一、总结",), (6, 11)))

    shown = labels(render.section(several.sections[0]))

    assert shown == ["1. 甲段在先", "2. 乙段在后", "查看原文"]


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

    assert render.passage([make_hit(undated, (0, 3))], VOICE).plain.endswith("\n2024-01-22 成文")


def test_published_words_are_never_taken_for_markup() -> None:
    text = "收入<b>增长</b>&amp;下降>1%。"
    hostile = report(text, ("<i>一、</i>",), name="<a href='x'>题</a>")

    message = render.passage([make_hit(hostile.passages[0], (0, len(text)))], VOICE)

    assert message.plain.startswith(text)
    assert "<i>一、</i>" in message.plain
    assert "<a href='x'>题</a>" in message.plain


def test_a_source_that_is_no_web_address_gets_no_button() -> None:
    local = replace(report("正文。"), url="file:///etc/passwd")

    assert render.passage([make_hit(local.passages[0], (0, 3))], VOICE, Notes()).rows == ()


def test_a_passage_without_a_heading_is_called_by_its_first_words() -> None:
    text = "开头一句。" * 9 + "\n另起一段。"
    bare = cut(text, ((), (0, 46)), ((), (46, 51)))
    hits = [make_hit(p, (0, 5)) for p in bare.passages]

    last = labels(render.passage(hits, VOICE, Notes(), at=1))[-1]

    assert last == "看：开头一句。开头一句"


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
    lack=st.sampled_from(Lack),
    now=st.booleans(),
)
def test_every_answer_keeps_telegrams_limits(
    found_hits: list[Hit], kind: Kind, understood: str, lack: Lack, now: bool
) -> None:
    answer = found(kind, hits=tuple(found_hits), understood_as=understood, asks_now=now)
    answer = replace(answer, lack=lack, undated=True)

    check_limits(render.answer(answer, VOICE))


NOTES = st.builds(
    Notes,
    lack=st.sampled_from([None, *Lack]),
    now=st.booleans(),
    undated=st.booleans(),
    browsing=st.booleans(),
    understood=LONG,
)


@given(hit=hits(), notes=NOTES)
def test_a_whole_passage_keeps_telegrams_limits(hit: Hit, notes: Notes) -> None:
    message = render.passage([hit], VOICE, notes, whole=True)

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


@pytest.mark.parametrize(
    ("limit", "shown"),
    [(99, "共1,634个,比上年多3.5万个。"), (13, "共1,634个"), (9, "共1,634个"), (4, "共1,6")],
)
def test_an_opening_ends_where_a_clause_does_if_one_fits(limit: int, shown: str) -> None:
    assert opening("共1,634个,比上年多3.5万个。", limit) == shown


@given(LONG, st.integers(1, 50))
def test_shortening_keeps_the_limit_in_utf_16_units(text: str, limit: int) -> None:
    assert units(shorten(text, limit)) <= limit


def test_about_stays_short_with_many_reports(library: Library) -> None:
    message = render.about(library.reports * 40, VOICE)

    assert message.plain.endswith("等共 40 份")
    check_limits(message)


def test_the_questions_without_an_answer_are_named_above_the_passage() -> None:
    message = render.answer(found(Kind.DIRECT, hits=(HIT,), unanswered=(1, 3)), VOICE)

    assert message.plain.startswith("您问了几件事，其中第 1、3 件，我在报告里没有找到答案。\n")


def test_of_a_further_passage_the_whole_sentence_is_shown() -> None:
    sentence = "全年" + "办理事项，" * 50 + "审核合同55份。"
    further = make_hit(report(sentence).passages[0], (0, len(sentence)))

    message = render.answer(found(Kind.DIRECT, hits=(HIT, further)), VOICE)

    assert sentence in message.plain

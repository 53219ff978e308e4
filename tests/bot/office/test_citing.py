from dataclasses import replace
from typing import Any

import pytest
from aiogram.types import MessageEntity
from support.reports import made

from bot import render
from bot.actions import Notes
from bot.local.entities import content
from bot.local.markup import parse_html
from bot.message import Message
from bot.office.citing import cited, found
from bot.render import Voice
from knowledge.hits import make_hit
from knowledge.models import Answer, Hit, Kind, Metadata, Passage, Report
from knowledge.seed import embedded_report
from knowledge.sentences import sentence_spans

VOICE = Voice("小越", "xiaoyue_bot")
REPORT = embedded_report()
LONG = next(p for p in REPORT.passages if "3113" in p.text)
PARKS = "一、公园建设\n全年新建公园十二个。公园全年免费开放。\n二、道路建设\n全年修路三十公里。\n"
ONE = (0, 10)  # the span of 全年新建公园十二个。


def titled(text: str, title: str, **fields: Any) -> Report:
    """Return a report of that title, published by an office."""
    report = made(f"{title}\n{text}", f"{title}.txt")
    return replace(report, metadata=Metadata(name=title, publisher="园林局", **fields))


def stored(message: Message) -> tuple[str, list[MessageEntity]]:
    """Return a message as Telegram keeps it."""
    fields = content(parse_html(message.html))
    return fields["text"], [MessageEntity(**each) for each in fields.get("entities", ())]


def read_back(message: Message, *reports: Report) -> list[tuple[Passage, str]]:
    """Return the passages that a message shows, with the quotes in them."""
    pieces = cited(*stored(message))
    hits = found(pieces, reports) if pieces else ()
    return [(hit.passage, hit.quote) for hit in hits]


def quotes(hits: list[Hit]) -> list[tuple[Passage, str]]:
    return [(hit.passage, hit.quote.rstrip()) for hit in hits]


@pytest.mark.parametrize("whole", [False, True])
def test_every_sentence_that_an_answer_quotes_is_found_again(whole: bool) -> None:
    hits = [make_hit(p, span) for p in REPORT.passages for span in sentence_spans(p.text)]

    for hit in hits:
        message = render.passage([hit], VOICE, Notes(), whole=whole)
        assert read_back(message, REPORT) == quotes([hit])


def test_passages_that_are_shown_together_are_all_found_again() -> None:
    hits = [make_hit(p, sentence_spans(p.text)[0]) for p in REPORT.passages[3:6]]

    assert read_back(render.passage(hits, VOICE, Notes()), REPORT) == quotes(hits)


def test_a_passage_that_was_opened_without_a_quote_is_found_by_what_is_shown_of_it() -> None:
    message = render.passage([make_hit(LONG, render.QUOTELESS)], VOICE)

    assert "……" in message.plain
    assert read_back(message, REPORT) == [(LONG, "")]


def test_what_stands_around_an_answer_is_passed_over() -> None:
    hit = make_hit(LONG, sentence_spans(LONG.text)[1])
    notes = Notes(now=True, understood="越秀智库", chosen=True)

    assert read_back(render.passage([hit], VOICE, notes), REPORT) == quotes([hit])


def test_the_report_that_is_named_is_the_one_that_is_meant() -> None:
    early, late = titled(PARKS, "2022年公园报告"), titled(PARKS, "2023年公园报告")
    hit = make_hit(late.passages[0], ONE)

    message = render.passage([hit], VOICE, Notes())

    assert read_back(message, early, late) == quotes([hit])
    assert read_back(message, early) == []


def test_the_place_that_is_named_is_the_one_that_is_meant() -> None:
    twice = titled(PARKS + "三、公园管理\n全年新建公园十二个。\n", "公园报告")
    hit = make_hit(twice.passages[-1], ONE)

    assert read_back(render.passage([hit], VOICE, Notes()), twice) == quotes([hit])


def test_of_reports_with_the_same_title_the_date_tells_which_is_meant() -> None:
    early = titled(PARKS, "公园报告", publish_date="2022-01-01")
    late = titled(PARKS, "公园报告", publish_date="2023-01-01")
    hit = make_hit(late.passages[0], ONE)

    assert read_back(render.passage([hit], VOICE, Notes()), early, late) == quotes([hit])


def test_the_report_of_a_further_passage_is_told_by_what_stands_under_it() -> None:
    early = replace(titled(PARKS, "2022年公园报告"), year=2022)
    middle = replace(titled(PARKS, "2023年公园报告"), year=2023)
    late = replace(titled(PARKS, "2024年公园报告"), year=2024)
    hits = [make_hit(report.passages[0], ONE) for report in (early, late)]

    message = render.passage(hits, VOICE, Notes())

    assert read_back(message, early, middle, late) == quotes(hits)


def test_an_edition_that_no_longer_says_so_has_no_such_passage() -> None:
    hit = make_hit(titled(PARKS, "公园报告").passages[0], ONE)
    corrected = titled(PARKS.replace("十二", "十三"), "公园报告")

    assert read_back(render.passage([hit], VOICE, Notes()), corrected) == []


def test_a_quote_that_telegram_broke_into_pieces_is_taken_as_one() -> None:
    text, entities = stored(render.passage([make_hit(LONG, (20, 60))], VOICE, Notes()))
    bold = next(e for e in entities if e.type == "bold")
    halves = [
        MessageEntity(type="bold", offset=bold.offset, length=15),
        MessageEntity(type="bold", offset=bold.offset + 15, length=bold.length - 15),
    ]

    pieces = cited(text, [e for e in entities if e.type != "bold"] + halves)

    assert [hit.quote for hit in found(pieces, [REPORT])] == [LONG.text[20:60]]


def test_what_telegram_changes_in_a_text_does_not_hide_it() -> None:
    report = titled("一、公园\n全年新建\t公园\u200b十二个,面积😀大。\n", "公园报告")
    passage = report.passages[0]

    message = render.passage([make_hit(passage, (0, len(passage.text)))], VOICE, Notes())

    assert [found[0] for found in read_back(message, report)] == [passage]


@pytest.mark.parametrize(
    "message",
    [
        render.choice([make_hit(LONG, (0, 20)), make_hit(REPORT.passages[3], (0, 9))], Notes()),
        render.section(REPORT.sections[0]),
        render.about([REPORT], VOICE),
        render.not_found(Answer(kind=Kind.NOT_FOUND, question="问"), VOICE),
        render.fact(REPORT, "index_no"),
        Message("<blockquote><b>别人写的</b></blockquote>\n别处"),
        Message("<blockquote>……</blockquote>\n出处：《公园报告》"),
    ],
)
def test_a_message_that_answers_with_no_passage_shows_none(message: Message) -> None:
    assert cited(*stored(message)) == ()

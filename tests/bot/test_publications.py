"""Publishing in the chat, with two people; discarding, and rolling back."""

import json
from pathlib import Path

import pytest
from support.office import (
    ANYWAY,
    ASKED,
    CHOICES,
    DISCARD,
    HERE,
    PARKS,
    PUBLISH,
    REHEARSE,
    SOURCES,
    actions,
    current,
    forge,
    labels,
    prepared,
    press,
    said,
    see,
    without_roads,
)
from support.town import CHIEF, CLERK, REVIEWER, OpenTown

from bot import texts
from bot.actions import Do, OnEdition


async def test_without_questions_a_rehearsal_says_so_and_offers_to_publish(town: OpenTown) -> None:
    async with town() as t:
        await prepared(t, PARKS)
        await see(t, CLERK, 2)

        await press(t, CLERK, REHEARSE)

        assert said(t, CLERK) == texts.REHEARSAL_NONE
        assert labels(t.spoken(CLERK)[-1]) == CHOICES


async def test_an_approver_publishes_what_another_prepared_and_takes_it_back(
    town: OpenTown,
) -> None:
    async with town() as t:
        await prepared(t, PARKS)
        await see(t, REVIEWER, 2)

        await press(t, REVIEWER, PUBLISH)

        published = await current(t)
        told = said(t, REVIEWER)
        assert (published, told) == (2, "第 2 版发布了，居民现在问到的就是它。")
        assert said(t, CLERK) == "您做的第 2 版由 审核员 发布了，居民现在问到的就是它。"
        await press(t, REVIEWER, "退回第 1 版")
        assert await current(t) == 1
        assert said(t, REVIEWER) == "退回了：现在用的是第 1 版。"
        assert (await actions(t))[-2:] == [
            (str(REVIEWER), "publish", 2),
            (str(REVIEWER), "rollback", 1),
        ]


async def test_an_editor_asks_those_who_publish(town: OpenTown) -> None:
    async with town() as t:
        await prepared(t, PARKS, note="加公园")
        await see(t, CLERK, 2)

        await press(t, CLERK, PUBLISH)

        assert await current(t) == 1
        assert said(t, CLERK) == "还没有发布：要由别人看过再发布。已请 2 位审核第 2 版。"
        for officer in (CHIEF, REVIEWER):
            request = t.spoken(officer)[-1]
            assert "办事员 请您审核第 2 版：2 份报告，18 段。" in request["text"]
            assert "说明：加公园" in request["text"]
            assert "报告：增 1，撤 0，换 0" in request["text"]
            assert labels(request) == CHOICES
        assert (await actions(t))[-1] == (str(CLERK), "request", 2)
        await press(t, CHIEF, PUBLISH)
        assert await current(t) == 2


@pytest.mark.parametrize("button", [Do.PUBLISH, Do.PUBLISH_ANYWAY])
async def test_nobody_publishes_alone_what_they_prepared(town: OpenTown, button: Do) -> None:
    async with town() as t:
        await prepared(t, PARKS, author=REVIEWER)
        await see(t, REVIEWER, 2)
        since = (await t.desk.store.current()).switch

        await forge(t, REVIEWER, OnEdition(button, 2, since))

        assert await current(t) == 1
        assert said(t, REVIEWER).endswith("已请 1 位审核第 2 版。")
        assert said(t, CHIEF).startswith("审核员 请您审核第 2 版")


async def test_with_a_single_operator_one_person_prepares_and_publishes(town: OpenTown) -> None:
    async with town(single_operator=True) as t:
        await prepared(t, PARKS, author=CHIEF)
        await see(t, CHIEF, 2)

        await press(t, CHIEF, PUBLISH)

        assert await current(t) == 2


async def test_who_can_reach_nobody_is_told_what_to_do(town: OpenTown) -> None:
    async with town() as t:
        t.telegram.block(REVIEWER)
        t.telegram.block(CHIEF)
        await prepared(t, PARKS)
        await see(t, CLERK, 2)

        await press(t, CLERK, PUBLISH)

        assert said(t, CLERK) == texts.OFFICE_NOBODY


async def test_what_gets_worse_is_published_only_when_asked_for_once_more(
    town: OpenTown, tmp_path: Path
) -> None:
    gold = {"id": "路", "question": ASKED, "gold_doc_id": "道路", "answer_span": "三十公里"}
    golden = tmp_path / "golden.jsonl"
    golden.write_text(json.dumps({**gold, "gold_para_line": 4}, ensure_ascii=False), "utf-8")
    async with town(golden_file=golden) as t:
        await without_roads(t)
        await see(t, REVIEWER, 3)

        await press(t, REVIEWER, PUBLISH)

        kept, warned = await current(t), said(t, REVIEWER)
        await press(t, REVIEWER, ANYWAY)
        assert kept == 2
        assert warned.startswith("没有发布：有 2 个回答变差了。")
        assert f"【必答题答不对了】{ASKED}（必答题）" in warned
        assert await current(t) == 3
        assert (await actions(t))[-2:] == [
            (str(REVIEWER), "rehearse", 3),
            (str(REVIEWER), "publish", 3),
        ]


async def test_a_golden_file_that_cannot_be_read_stops_the_publication(
    town: OpenTown, tmp_path: Path
) -> None:
    golden = tmp_path / "golden.jsonl"
    golden.write_text("{", "utf-8")
    async with town(golden_file=golden) as t:
        await prepared(t, PARKS)
        await see(t, REVIEWER, 2)

        await press(t, REVIEWER, PUBLISH)

        assert "第 1 行不是一个问题" in said(t, REVIEWER)
        assert await current(t) == 1


async def test_who_prepared_an_edition_discards_it_and_its_buttons_go(town: OpenTown) -> None:
    async with town() as t:
        await prepared(t, PARKS)
        message = await see(t, CLERK, 2)

        await press(t, CLERK, DISCARD)

        after = next(m for m in t.spoken(CLERK) if m["message_id"] == message["message_id"])
        assert (labels(after), after["text"]) == ([], message["text"])
        assert said(t, CLERK) == "第 2 版放弃了：不会再用它，也没有删掉。"
        assert (await t.desk.store.edition(2)).discarded
        assert (await actions(t))[-1] == (str(CLERK), "discard", 2)
        listed = await see(t, CLERK, 2)
        assert (listed["text"].startswith("第 2 版（已放弃）"), labels(listed)) == (
            True,
            [SOURCES],
        )


@pytest.mark.parametrize(("person", "discarded"), [(CLERK, False), (REVIEWER, True)])
async def test_an_editor_does_not_discard_what_another_prepared(
    town: OpenTown, person: int, discarded: bool
) -> None:
    async with town() as t:
        await prepared(t, PARKS, author=CHIEF)
        await see(t, person, 2)

        await press(t, person, DISCARD)

        assert (await t.desk.store.edition(2)).discarded is discarded
        assert (said(t, person) == texts.OFFICE_NOT_YOUR_EDITION) is not discarded


async def test_what_a_rollback_may_return_to_is_not_discarded(town: OpenTown) -> None:
    async with town() as t:
        await prepared(t, PARKS)
        await t.desk.store.switch(2, author=str(CHIEF))
        await see(t, CHIEF, 1)

        await press(t, CHIEF, DISCARD)

        assert said(t, CHIEF) == "不能放弃：第 1 版启用过，可能还要退回到它。"


async def test_a_rollback_is_shown_before_it_is_made(town: OpenTown) -> None:
    async with town() as t:
        await prepared(t, PARKS)
        await t.desk.store.switch(2, author=str(REVIEWER))

        await t.hears(REVIEWER, REVIEWER, "/rollback")

        shown, kept = said(t, REVIEWER), await current(t)
        await press(t, REVIEWER, HERE)
        assert shown.startswith("正在用第 2 版（")
        assert " 由您启用）。退回的话，就换到第 1 版（" in shown
        assert "报告：增 0，撤 1，换 0\n段落：增 0，删 1，改 0，移 0，没变 17" in shown
        assert kept == 2
        assert await current(t) == 1
        assert said(t, REVIEWER) == "退回了：现在用的是第 1 版。"


async def test_where_there_is_nothing_to_return_to_a_rollback_says_so(town: OpenTown) -> None:
    async with town() as t:
        await t.hears(CHIEF, CHIEF, "/rollback")

        assert said(t, CHIEF) == "不能退回：在这一版之前没有启用过别的版本。"

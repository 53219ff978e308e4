"""Editions in the chat: what operators see of them."""

import io
import os
import zipfile
from dataclasses import replace

from support.filed import filed
from support.office import (
    ASKED,
    CHANGES,
    CHOICES,
    HERE,
    PARKS,
    REHEARSE,
    ROADS,
    SOURCES,
    actions,
    current,
    files,
    labels,
    pieces,
    prepared,
    press,
    said,
    see,
    without_roads,
)
from support.town import CHIEF, CLERK, OpenTown


async def test_the_editions_are_listed_with_the_current_one_marked(town: OpenTown) -> None:
    async with town() as t:
        await prepared(t, PARKS, note="加<公园>")

        listed = await t.hears(CLERK, CLERK, "/editions")

        assert listed is not None
        newest, oldest = listed.split("\n\n")[1:]
        assert newest.startswith("第 2 版：2 份报告，18 段\n")
        assert newest.endswith(" 由您做成\n说明：加<公园>")
        assert oldest.startswith("第 1 版（正在用）：1 份报告，17 段\n")
        assert " 由 程序自己 启用\n" in oldest
        assert labels(t.spoken(CLERK)[-1]) == ["第 2 版", "第 1 版"]
        assert await actions(t) == [(str(CLERK), "editions", None)]


async def test_ten_editions_stand_on_a_page(town: OpenTown) -> None:
    async with town() as t:
        for year in range(2001, 2012):
            await prepared(t, filed("公园", PARKS.report.text, year=year))

        await t.hears(CLERK, CLERK, "/editions")
        first = labels(t.spoken(CLERK)[-1])
        await press(t, CLERK, "旧的 ›")
        second = labels(t.spoken(CLERK)[-1])
        await press(t, CLERK, "‹ 新的")

        assert first == [*(f"第 {number} 版" for number in range(12, 2, -1)), "旧的 ›"]
        assert second == ["第 2 版", "第 1 版", "‹ 新的"]
        assert labels(t.spoken(CLERK)[-1]) == first


async def test_an_edition_is_shown_with_what_can_be_done_with_it(town: OpenTown) -> None:
    async with town() as t:
        await prepared(t, PARKS)
        await prepared(t, ROADS)
        await t.desk.store.switch(2, author=str(CHIEF))

        prepared_, in_force = await see(t, CLERK, 3), await see(t, CLERK, 2)
        before, before_for_chief = await see(t, CLERK, 1), await see(t, CHIEF, 1)

        assert "· 2024年公园工作报告\n· 2024年道路工作报告" in prepared_["text"]
        assert labels(prepared_) == [*CHOICES, SOURCES]
        assert labels(in_force) == [SOURCES]
        assert labels(before) == [*CHOICES, SOURCES]
        assert labels(before_for_chief) == [*labels(before), HERE]


async def test_the_files_come_back_as_they_were_handed_in(town: OpenTown) -> None:
    async with town() as t:
        await prepared(t, PARKS, ROADS)
        await see(t, CLERK, 2)

        await press(t, CLERK, SOURCES)

        got = files(t, CLERK)
        assert (got["公园.txt"], got["道路.txt"]) == (PARKS.source, ROADS.source)
        assert len(got) == 3
        assert (str(CLERK), "export", 2) in await actions(t)


async def test_many_files_come_back_as_one_archive(town: OpenTown) -> None:
    async with town() as t:
        many = [filed(f"第{number}份", f"全年办了{number}件实事。") for number in range(12)]
        await prepared(t, *many)
        await see(t, CLERK, 2)

        await press(t, CLERK, SOURCES)

        archive = zipfile.ZipFile(io.BytesIO(files(t, CLERK)["第2版.zip"]))
        assert len(archive.namelist()) == 13
        assert archive.read("第7份.txt") == many[7].source


async def test_files_that_telegram_does_not_take_are_sent_for_elsewhere(town: OpenTown) -> None:
    async with town() as t:
        large = replace(PARKS, source=os.urandom(50_000_001))  # nothing deflates that
        await prepared(t, large)
        await see(t, CLERK, 2)

        await press(t, CLERK, SOURCES)

        assert t.spoken(CLERK)[-1]["text"].startswith("第 2 版的原文件超过 50 MB")
        assert files(t, CLERK) == {}


async def test_changed_words_are_marked(town: OpenTown) -> None:
    async with town() as t:
        await prepared(t, PARKS)
        await t.desk.store.switch(2, author=str(CHIEF))
        await prepared(t, filed("公园", "全年新建公园十五个。"))
        await see(t, CLERK, 3)

        await press(t, CLERK, CHANGES)

        message = t.spoken(CLERK)[-1]
        assert "段落：增 0，删 0，改 1，移 0，没变 17" in message["text"]
        assert "《2024年公园工作报告》（公园） › 一、第一项\n全年新建公园" in message["text"]
        assert pieces(message, "strikethrough") == ["划掉的", "十二个"]
        assert pieces(message, "underline") == ["画线的", "十五个"]
        assert labels(message) == CHOICES


async def test_what_no_message_has_room_for_comes_as_a_file(town: OpenTown) -> None:
    async with town() as t:
        works = [
            filed(f"第{n}份", f"全年办了第{n}件实事，" + "说来话长，" * 60) for n in range(20)
        ]
        await prepared(t, *works)
        await see(t, CLERK, 2)

        await press(t, CLERK, CHANGES)

        whole = files(t, CLERK)["第1版到第2版的变化.txt"].decode("utf-8-sig")
        assert said(t, CLERK).endswith("……还有 12 处\n\n完整的在附上的文件里。")
        assert all(f"全年办了第{n}件实事" in whole for n in range(20))


async def test_a_rehearsal_lists_what_vanishes_with_both_answers(town: OpenTown) -> None:
    async with town() as t:
        await without_roads(t)
        await see(t, CLERK, 3)

        await press(t, CLERK, REHEARSE)

        text = said(t, CLERK)
        assert text.startswith("演练了 1 个问题，从第 2 版换到第 3 版\n")
        assert f"】{ASKED}（居民问过）\n第 2 版：直接回答，把握 " in text
        assert "“全年修路三十公里。”\n第 3 版：没有找到，把握 " in text
        assert ASKED in files(t, CLERK)["第2版到第3版的演练.txt"].decode("utf-8-sig")
        assert (str(CLERK), "rehearse", 3) in await actions(t)
        assert await current(t) == 2

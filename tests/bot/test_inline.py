from pathlib import Path
from typing import Any

from support.embeddings import CountingModel, nearness_of
from support.town import AUNT, GROUP, OpenTown, Town, bold, buttons, open_town

from bot import texts
from knowledge import Library


async def offered(t: Town, query: str) -> dict[str, Any]:
    after = t.cursor
    t.telegram.inline(AUNT, query)
    await t.settle()
    return next(e for e in await t.events(after) if e["type"] == "inline_answer")


async def test_the_top_hits_are_offered_as_results(town: OpenTown) -> None:
    async with town() as t:
        answer = await offered(t, "艾小越进了多少个居民微信群")

        assert len(answer["results"]) == 5
        assert "约3113个居民微信群" in answer["results"][0]["title"]
        assert "三是优化法治政府智慧治理模式" in answer["results"][0]["description"]


async def test_a_result_that_is_sent_reads_like_an_answer_and_is_not_answered(
    town: OpenTown,
) -> None:
    async with town() as t:
        after = t.cursor
        query = t.telegram.inline(AUNT, "艾小越进了多少个居民微信群")
        await t.settle()
        results = (await t.events(after))[-1]["results"]

        sent = t.telegram.choose(query, results[0]["id"], AUNT, GROUP)
        await t.settle()

        assert "约3113个居民微信群" in bold(sent)[0]
        assert buttons(sent)[0]["text"] == "查看原文"
        assert t.spoken(GROUP) == []


async def test_an_empty_query_gets_a_hint(town: OpenTown) -> None:
    async with town() as t:
        answer = await offered(t, " ")

        assert answer["results"] == []
        assert answer["button"]["text"] == texts.INLINE_HINT


async def test_a_query_that_finds_nothing_says_so(town: OpenTown) -> None:
    async with town() as t:
        answer = await offered(t, "？！")

        assert answer["results"] == []
        assert answer["button"]["text"] == texts.INLINE_NOTHING


async def test_a_query_is_matched_by_words_and_not_sent_to_a_model(
    library: Library, tmp_path: Path
) -> None:
    model = CountingModel()
    nearness = nearness_of(library.passages, model, seconds=1)
    async with open_town(library.meaning(nearness), tmp_path) as t:
        await offered(t, "网上有人使坏怎么办")

    assert model.questions == []


async def test_a_query_that_nobody_waits_for_any_more_costs_nothing(town: OpenTown) -> None:
    async with town() as t:
        t.telegram.inline(AUNT, "越秀智库")
        t.clock.now += 3600

        await t.settle()

        assert await t.hears(AUNT, AUNT, "/help") is not None

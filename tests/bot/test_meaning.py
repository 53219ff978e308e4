"""What a model of meaning may do to the bot: help, be slow, hang, die."""

from pathlib import Path

from support.embeddings import CountingModel, StuckModel, nearness_of
from support.town import AUNT, LI, open_town
from support.wired import ENOUGH_SECONDS, open_wired

from knowledge import Library
from knowledge.errors import EmbeddingError, Setback

OPEN = "网上有人使坏怎么办?"  # words leave it open what is meant
GROUPS = "艾小越机器人进了多少个居民微信群?"
ANSWER = "约3113个居民微信群"


async def test_the_model_is_asked_only_where_words_are_unsure(
    library: Library, tmp_path: Path
) -> None:
    model = CountingModel()
    nearness = nearness_of(library.passages, model, seconds=ENOUGH_SECONDS)
    async with open_town(library.meaning(nearness), tmp_path) as t:
        for asked in (GROUPS, OPEN, "谢谢", "/about"):
            await t.hears(AUNT, AUNT, asked)

    (asked,) = model.questions
    assert asked.startswith(OPEN)  # the words of reports for it may follow


async def test_while_the_model_hangs_nobody_else_waits(library: Library, tmp_path: Path) -> None:
    model = StuckModel()
    nearness = nearness_of(library.passages, model, seconds=ENOUGH_SECONDS)
    async with open_wired(library.meaning(nearness), tmp_path) as w, w.running():
        w.telegram.say(AUNT, AUNT, OPEN)
        w.telegram.say(AUNT, AUNT, GROUPS)
        w.telegram.say(LI, LI, GROUPS)
        try:
            await w.answered(LI)
            answered_meanwhile = w.spoken(AUNT)
        finally:
            model.go.set()
        await w.answered(AUNT, times=2)

        assert answered_meanwhile == []
        assert [ANSWER in message["text"] for message in w.spoken(AUNT)] == [False, True]


async def test_a_model_that_dies_leaves_the_answers_to_words(
    library: Library, tmp_path: Path
) -> None:
    model = CountingModel()
    nearness = nearness_of(library.passages, model, seconds=ENOUGH_SECONDS)
    async with open_town(library.meaning(nearness), tmp_path) as t:
        await t.hears(AUNT, AUNT, OPEN)
        model.fault = EmbeddingError(Setback.UNREACHABLE)

        left_open = await t.hears(AUNT, AUNT, "今天晚上吃什么好?")
        sure = await t.hears(AUNT, AUNT, GROUPS)

        assert str(left_open).startswith("这个问题，我在公开的报告里没有找到。")
        assert ANSWER in str(sure)

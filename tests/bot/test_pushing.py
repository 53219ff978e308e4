"""From /push to the groups: written, approved by somebody else, sent, shown, recalled."""

from support.office import labels
from support.pushing import asked, over, presses, pushing, written
from support.town import AUNT, CLERK, FORUM, GROUP, OTHER_GROUP, REVIEWER, OpenTown, Town

from bot.storage.states import DeliveryState

STORM = "🌀 防风防汛"
HEALTH = "🏥 卫生健康"
TEXT = "今晚有台风，请关好门窗。"


async def awake(t: Town) -> None:
    """Let the bot know every group, and no hour be quiet there."""
    for group in (GROUP, OTHER_GROUP, FORUM):
        t.telegram.say(group, AUNT, "大家好")
    await t.settle()
    for group in (GROUP, OTHER_GROUP, FORUM):
        await t.desk.wishes.rest(group, (0, 0))


async def test_a_push_is_written_approved_by_another_and_reaches_every_group(
    town: OpenTown,
) -> None:
    async with town() as t, pushing(t):
        await awake(t)
        page = await written(t, STORM, TEXT, title="防御台风")
        assert "送审" in labels(page)
        page = await presses(t, CLERK, "送审")
        assert "等人批准" in page["text"]
        assert "批准" not in labels(page)

        await asked(t)
        await presses(t, REVIEWER, "批准")
        account = await over(t, 1)

        assert account.states[DeliveryState.DELIVERED] == account.push.total == 3
        for group in (GROUP, OTHER_GROUP, FORUM):
            assert t.spoken(group)[-1]["text"] == f"{STORM}｜防御台风\n\n{TEXT}"

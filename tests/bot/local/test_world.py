from support.residents import AUNT_CHEN, YOUNG_LI, group

from bot.local.world import ON_DUTY, REVIEWER, office


def test_two_residents_share_a_group_with_the_bot_and_one_talks_to_it_alone() -> None:
    telegram = group()

    residents, alone = telegram.snapshot()["chats"]

    assert (residents["title"], residents["type"]) == ("黄花岗街道居民群", "supergroup")
    assert residents["members"] == [AUNT_CHEN, YOUNG_LI, telegram.bot["id"]]
    assert (alone["id"], alone["members"]) == (AUNT_CHEN, [AUNT_CHEN, telegram.bot["id"]])


def test_two_operators_talk_to_the_bot_alone_and_are_in_no_group() -> None:
    telegram = group()

    office(telegram)

    snapshot = telegram.snapshot()
    residents, _, on_duty, reviewer = snapshot["chats"]
    assert (on_duty["id"], on_duty["title"]) == (ON_DUTY, "值班员")
    assert (reviewer["id"], reviewer["title"]) == (REVIEWER, "审核员")
    assert on_duty["members"] == [ON_DUTY, telegram.bot["id"]]
    assert {ON_DUTY, REVIEWER}.isdisjoint(residents["members"])

from support.residents import AUNT_CHEN, YOUNG_LI, group


def test_two_residents_share_a_group_with_the_bot_and_one_talks_to_it_alone() -> None:
    telegram = group()

    residents, alone = telegram.snapshot()["chats"]

    assert (residents["title"], residents["type"]) == ("黄花岗街道居民群", "supergroup")
    assert residents["members"] == [AUNT_CHEN, YOUNG_LI, telegram.bot["id"]]
    assert (alone["id"], alone["members"]) == (AUNT_CHEN, [AUNT_CHEN, telegram.bot["id"]])

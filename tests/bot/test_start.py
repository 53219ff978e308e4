import pytest
from support.bot_api import GARBLED_PAGE, GATEWAY_JSON, KICKED, BotApi, Fault
from support.fronts import bot_at
from support.town import AUNT, CHIEF, CLERK, GROUP, REVIEWER, OpenTown
from support.traces import menu

from bot import texts
from bot.commands import advice, introduce
from bot.local.telegram import LOCAL_TOKEN, Telegram
from bot.render import Voice
from bot.roles import Role

VOICE = Voice("小越", "xiaoyue_bot")
PREPARING = ["reload", "editions", "find", "faq", "push", "pushes", "topic"]


@pytest.mark.parametrize(
    ("command", "opening"),
    [
        ("/help", "怎么问我"),
        ("/help@xiaoyue_bot", "怎么问我"),
        ("/about", "关于小越"),
    ],
)
@pytest.mark.parametrize("chat", [AUNT, GROUP])
async def test_the_commands_explain_the_bot(
    town: OpenTown, chat: int, command: str, opening: str
) -> None:
    async with town() as t:
        assert str(await t.hears(chat, AUNT, command)).startswith(opening)


@pytest.mark.parametrize("command", ["/start", "/START", "/start inline"])
async def test_start_greets_in_private_and_is_left_alone_in_a_group(
    town: OpenTown, command: str
) -> None:
    async with town() as t:
        assert str(await t.hears(AUNT, AUNT, command)).startswith("您好，我是小越。")
        assert await t.hears(GROUP, AUNT, command) is None


async def test_only_in_private_help_says_that_plain_words_are_enough(town: OpenTown) -> None:
    async with town() as t:
        assert "在这里：直接打字问" in str(await t.hears(AUNT, AUNT, "/help"))
        in_group = str(await t.hears(GROUP, AUNT, "/help"))
        assert "在这里" not in in_group
        assert "在群里：先叫我一声" in in_group


async def test_a_command_for_another_bot_is_left_to_it(town: OpenTown) -> None:
    async with town() as t:
        assert await t.hears(GROUP, AUNT, "/help@weather_bot") is None


async def test_help_of_an_operator_goes_on_with_what_the_role_may(town: OpenTown) -> None:
    async with town() as t:
        answer = str(await t.hears(CLERK, CLERK, "/help"))

        assert answer.startswith("怎么问我")
        assert answer.endswith(
            "您是编辑，还可以这样用\n\n"
            "· 把报告文件直接发给我，一次可以发几份：先给您看会有什么变化，不会马上换上。\n"
            "· /reload　重读报告文件夹，先看会有什么变化\n"
            "· /editions　看各个版本\n"
            "· /find　看一个问题是怎么答出来的，后面写上问题\n"
            "· /faq　看和改标准答案\n"
            "· /push　写推送，送审\n"
            "· /pushes　看推送到了哪里，暂停、取消、撤回\n"
            "· /topic　管栏目：加、改名、停用、时间表"
        )


@pytest.mark.parametrize(("chat", "user"), [(AUNT, AUNT), (GROUP, CLERK)])
async def test_help_tells_nobody_else_of_the_office(town: OpenTown, chat: int, user: int) -> None:
    async with town() as t:
        t.telegram.join(GROUP, CLERK)

        assert "/reload" not in str(await t.hears(chat, user, "/help"))


async def test_about_names_the_reports(town: OpenTown) -> None:
    async with town() as t:
        answer = str(await t.hears(AUNT, AUNT, "/about"))

        assert answer.endswith(
            "《广州市越秀区政务服务数据管理局关于2023年度法治政府建设情况的报告》"
        )


async def test_its_commands_and_descriptions_are_registered_in_chinese(town: OpenTown) -> None:
    async with town() as t:
        await introduce(t.bot, VOICE, t.desk.staff)

        private = await t.telegram.call("getMyCommands", {"scope": {"type": "all_private_chats"}})
        groups = await t.telegram.call("getMyCommands", {"scope": {"type": "all_group_chats"}})
        short = await t.bot.get_my_short_description()
        assert [c["command"] for c in private] == ["start", "ask", "help", "about", "topics"]
        assert [c["command"] for c in groups] == ["ask", "help", "about", "topics", "mute"]
        assert private[0]["description"] == "开始使用"
        assert short.short_description == texts.SHORT_DESCRIPTION


@pytest.mark.parametrize(
    ("operator", "further"),
    [
        (CLERK, PREPARING),
        (REVIEWER, [*PREPARING, "rollback", "staff", "audit"]),
        (CHIEF, [*PREPARING, "rollback", "staff", "audit", "grant", "revoke"]),
    ],
)
async def test_the_menu_of_an_operator_goes_on_with_what_the_role_may(
    town: OpenTown, operator: int, further: list[str]
) -> None:
    async with town() as t:
        await introduce(t.bot, VOICE, t.desk.staff)

        assert await menu(t, operator) == ["start", "ask", "help", "about", "topics", *further]


async def test_an_operator_without_a_chat_leaves_the_menus_of_the_others_as_they_should_be(
    town: OpenTown,
) -> None:
    async with town() as t:
        await t.desk.staff.grant(1, Role.EDITOR, str(CHIEF))  # comes before the clerk

        await introduce(t.bot, VOICE, t.desk.staff)

        assert "faq" in await menu(t, CLERK)


@pytest.mark.parametrize("fault", [KICKED, GARBLED_PAGE, GATEWAY_JSON])
async def test_the_bot_lives_without_registering_them(
    town: OpenTown, fault: Fault, caplog: pytest.LogCaptureFixture
) -> None:
    async with (
        town() as t,
        BotApi(Telegram(), lambda _: fault) as api,
        bot_at(api, LOCAL_TOKEN) as bot,
    ):
        await introduce(bot, VOICE, t.desk.staff)

    assert [r.getMessage().partition(":")[0] for r in caplog.records] == [
        "commands and descriptions are not registered"
    ]


async def test_it_advises_what_to_switch_at_botfather(town: OpenTown) -> None:
    async with town(hears_all=False) as t:
        me = await t.bot.me()
        muted = me.model_copy(update={"supports_inline_queries": False})

        assert len(advice(me, VOICE)) == 1
        assert "/setprivacy" in advice(me, VOICE)[0]
        assert "/setinline" in advice(muted, VOICE)[1]


async def test_it_advises_nothing_when_everything_is_on(town: OpenTown) -> None:
    async with town() as t:
        assert advice(await t.bot.me(), VOICE) == []

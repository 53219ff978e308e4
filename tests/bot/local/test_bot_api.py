import aiohttp
import pytest
from aiogram.exceptions import (
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from support.bot_api import (
    BAD_GATEWAY,
    DROP_AFTER,
    DROP_BEFORE,
    KICKED,
    BotApi,
    Fault,
    script,
    seeded,
    slow,
    too_many,
)
from support.fronts import bot_at
from support.residents import AUNT_CHEN, GROUP_ID, group

from bot.local.telegram import LOCAL_TOKEN, Telegram


@pytest.fixture
def telegram() -> Telegram:
    return group()


def said(telegram: Telegram) -> list[str]:
    return [message["text"] for message in telegram.snapshot()["chats"][0]["messages"]]


@pytest.mark.parametrize("body", ["json", "form", "multipart", "query"])
async def test_a_call_may_come_in_any_body(telegram: Telegram, body: str) -> None:
    params = {"chat_id": str(GROUP_ID), "text": "你好"}
    ways = {
        "json": {"json": params | {"chat_id": GROUP_ID}},
        "form": {"data": params},
        "multipart": {"data": aiohttp.FormData(params, default_to_multipart=True)},
        "query": {"params": params},
    }

    async with BotApi(telegram) as api, aiohttp.ClientSession() as http:
        url = f"{api.url}/bot{LOCAL_TOKEN}/sendMessage"
        async with http.post(url, **ways[body]) as response:
            answer = await response.json()

    assert answer["ok"] is True
    assert answer["result"]["text"] == "你好"
    assert api.calls[0][0] == "sendmessage"


async def test_refusals_have_telegrams_form(telegram: Telegram) -> None:
    async with BotApi(telegram) as api, aiohttp.ClientSession() as http:
        async with http.get(f"{api.url}/botwrong/getMe") as response:
            unauthorized = (response.status, await response.json())
        async with http.get(f"{api.url}/bot{LOCAL_TOKEN}/dance") as response:
            unknown = (response.status, await response.json())

    assert unauthorized == (401, {"ok": False, "error_code": 401, "description": "Unauthorized"})
    assert unknown == (404, {"ok": False, "error_code": 404, "description": "Not Found"})


@pytest.mark.parametrize("path", ["/file/botwrong/files/x", f"/file/bot{LOCAL_TOKEN}/files/x"])
async def test_a_file_nobody_may_have_is_refused(telegram: Telegram, path: str) -> None:
    async with (
        BotApi(telegram) as api,
        aiohttp.ClientSession() as http,
        http.get(api.url + path) as response,
    ):
        answer = await response.json()

    assert answer["ok"] is False


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (too_many(7), TelegramRetryAfter),
        (KICKED, TelegramForbiddenError),
        (BAD_GATEWAY, TelegramServerError),
        (DROP_BEFORE, TelegramNetworkError),
    ],
)
async def test_a_fault_hits_once_and_nothing_is_sent(
    telegram: Telegram, fault: Fault, error: type[Exception]
) -> None:
    plan = script("sendMessage", [fault])
    async with BotApi(telegram, plan) as api, bot_at(api, LOCAL_TOKEN) as bot:
        with pytest.raises(error):
            await bot.send_message(GROUP_ID, "一")
        await bot.send_message(GROUP_ID, "二")

    assert said(telegram) == ["二"]


async def test_a_connection_lost_after_handling_hides_a_sent_message(telegram: Telegram) -> None:
    plan = script("sendMessage", [DROP_AFTER])
    async with BotApi(telegram, plan) as api, bot_at(api, LOCAL_TOKEN) as bot:
        with pytest.raises(TelegramNetworkError):
            await bot.send_message(GROUP_ID, "一")

    assert said(telegram) == ["一"]


async def test_a_script_hits_its_method_in_order(telegram: Telegram) -> None:
    plan = script("sendMessage", [None, BAD_GATEWAY, slow(0.001)])
    async with BotApi(telegram, plan) as api, bot_at(api, LOCAL_TOKEN) as bot:
        await bot.get_me()
        await bot.send_message(GROUP_ID, "一")
        with pytest.raises(TelegramServerError):
            await bot.send_message(GROUP_ID, "二")
        await bot.send_message(GROUP_ID, "三")

    assert said(telegram) == ["一", "三"]


def test_seeded_faults_come_in_the_same_order_and_in_their_share() -> None:
    shares = {BAD_GATEWAY: 0.2, DROP_AFTER: 0.1}
    first, second = seeded(1, shares), seeded(1, shares)

    drawn = [first("sendmessage") for _ in range(1000)]

    assert drawn == [second("sendmessage") for _ in range(1000)]
    assert 150 < drawn.count(BAD_GATEWAY) < 250
    assert 50 < drawn.count(DROP_AFTER) < 150


async def test_the_server_ends_while_somebody_polls(telegram: Telegram) -> None:
    async with BotApi(telegram) as api, aiohttp.ClientSession() as http:
        url = f"{api.url}/bot{LOCAL_TOKEN}/getUpdates"
        with pytest.raises(TimeoutError):
            await http.post(url, json={"timeout": 50}, timeout=aiohttp.ClientTimeout(total=0.05))
        telegram.say(AUNT_CHEN, AUNT_CHEN, "你好")
        async with http.post(url, json={}) as response:
            answer = await response.json()

    assert answer["result"][0]["message"]["text"] == "你好"

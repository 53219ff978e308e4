import asyncio
import json
from collections.abc import AsyncIterator

import pytest
from aiohttp import ClientResponse
from aiohttp.test_utils import TestClient, TestServer
from support.residents import AUNT_CHEN, GROUP_ID, group

from bot.local.page import STREAMS, page
from bot.local.telegram import Telegram


@pytest.fixture
def telegram() -> Telegram:
    return group()


@pytest.fixture
async def client(telegram: Telegram) -> AsyncIterator[TestClient]:
    async with TestClient(TestServer(page(telegram))) as client:
        yield client


async def read_events(response: ClientResponse, count: int) -> list[tuple[int, dict]]:
    events: list[tuple[int, dict]] = []
    cursor = 0
    while len(events) < count:
        field, _, value = (await response.content.readline()).decode().strip().partition(": ")
        if field == "id":
            cursor = int(value)
        elif field == "data":
            events.append((cursor, json.loads(value)))
    return events


async def test_events_follow_the_snapshot(client: TestClient, telegram: Telegram) -> None:
    telegram.say(GROUP_ID, AUNT_CHEN, "以前")
    cursor = telegram.snapshot()["cursor"]

    async with client.get(f"/events?after={cursor}") as response:
        telegram.say(GROUP_ID, AUNT_CHEN, "现在")
        [(event_id, event)] = await read_events(response, 1)

    assert response.content_type == "text/event-stream"
    assert event["type"] == "message"
    assert event["message"]["text"] == "现在"
    assert event_id == event["cursor"]


async def test_events_go_on_where_the_reader_left_off(
    client: TestClient, telegram: Telegram
) -> None:
    telegram.say(GROUP_ID, AUNT_CHEN, "一")
    cursor = telegram.snapshot()["cursor"]
    telegram.say(GROUP_ID, AUNT_CHEN, "二")

    async with client.get("/events?after=0", headers={"Last-Event-ID": str(cursor)}) as response:
        [(_, event)] = await read_events(response, 1)

    assert event["message"]["text"] == "二"


async def test_events_ask_a_reader_from_another_life_to_start_again(client: TestClient) -> None:
    async with client.get("/events?after=999999") as response:
        [(_, event)] = await read_events(response, 1)

    assert event["type"] == "reset"


@pytest.mark.parametrize("after", ["", "?after=x", "?after=-1", f"?after={'9' * 5000}"])
async def test_events_need_a_cursor(client: TestClient, after: str) -> None:
    response = await client.get(f"/events{after}")

    assert response.status == 400


async def test_open_streams_end_with_the_page(telegram: Telegram) -> None:
    async with TestServer(page(telegram)) as server, TestClient(server) as client:
        response = await client.get(f"/events?after={telegram.snapshot()['cursor']}")
        await response.content.readline()

        await server.app.shutdown()  # what happens first when the program stops

        assert await response.content.read() == b"\n"


async def test_a_stream_asked_for_while_the_page_closes_ends_at_once(
    telegram: Telegram,
) -> None:
    async with TestServer(page(telegram)) as server, TestClient(server) as client:
        await server.app.shutdown()

        response = await client.get("/events?after=0")

        assert await response.content.read() == b""


async def test_a_reader_who_leaves_is_forgotten(telegram: Telegram) -> None:
    async with TestServer(page(telegram)) as server, TestClient(server) as client:
        response = await client.get(f"/events?after={telegram.snapshot()['cursor']}")
        await response.content.readline()
        response.close()

        while len(server.app[STREAMS]):
            telegram.say(GROUP_ID, AUNT_CHEN, "还有人在吗")
            await asyncio.sleep(0)

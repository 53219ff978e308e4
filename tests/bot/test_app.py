"""The program itself: how it starts, what ends it."""

import asyncio
import logging
import os
import signal
import socket
import sys
from asyncio.subprocess import PIPE
from collections.abc import Iterator
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from support.bot_api import (
    DROP_BEFORE,
    GATEWAY_JSON,
    BotApi,
    Fault,
    Faults,
    script,
    too_many,
)
from support.embeddings import EmbeddingServer, Reply, Request, embedded
from support.town import AUNT, people
from typer.testing import CliRunner, Result

from bot import app as application
from bot import cli
from bot.errors import Obstacle, StartError
from bot.local.telegram import LOCAL_TOKEN, Refused, Telegram
from bot.settings import Settings

ENOUGH_SECONDS = 60  # for a start on a busy machine


@pytest.fixture(autouse=True)
def elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Start in an empty folder without settings; leave the log as it was."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("XIAOYUE_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    handlers, level = logging.root.handlers[:], logging.root.level
    yield
    logging.root.handlers[:] = handlers
    logging.root.setLevel(level)


class Lines:
    """What the program said, to wait for."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self._more = asyncio.Event()

    def say(self, line: str) -> None:
        self.said.append(line)
        self._more.set()

    async def until(self, words: str) -> str:
        """Return the first line with `words`."""
        while True:
            if line := next((line for line in self.said if words in line), None):
                return line
            self._more.clear()
            await self._more.wait()


def of(**fields: object) -> Settings:
    return Settings.model_validate(fields)


async def test_it_serves_the_local_page_until_it_is_told_to_stop(tmp_path: Path) -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        cwd=tmp_path,
        env=os.environ | {"XIAOYUE_LISTEN": "127.0.0.1:0"},
        stdout=PIPE,
        stderr=PIPE,
    )
    assert process.stdout is not None
    async with asyncio.timeout(ENOUGH_SECONDS):
        said = ""
        while "开始收消息" not in said:
            said += (await process.stdout.readline()).decode()
        process.send_signal(signal.SIGTERM)
        out, err = await process.communicate()

    assert "请用浏览器打开 http://127.0.0.1:" in said
    assert out.decode().endswith("已停止。\n")
    assert (process.returncode, err) == (0, b"")


async def test_with_a_token_it_answers_over_the_wire_until_it_is_told_to_stop() -> None:
    telegram, lines = Telegram(), Lines()
    people(telegram)
    async with asyncio.timeout(ENOUGH_SECONDS), BotApi(telegram) as api:
        settings = of(bot_token=LOCAL_TOKEN, api_server=api.url)
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(application.run(settings, lines.say))
            await lines.until("开始收消息")
            telegram.say(AUNT, AUNT, "艾小越进了多少个居民微信群?")
            await answered(telegram)
            os.kill(os.getpid(), signal.SIGINT)

    assert "已连上 Telegram：@xiaoyue_bot" in lines.said
    assert any("/setprivacy" in line for line in lines.said)
    assert lines.said[-2:] == ["正在停下，先把手上的事做完……", "已停止。"]


async def answered(telegram: Telegram) -> None:
    async with aclosing(telegram.events(0)) as events:
        async for event in events:
            if "约3113个居民微信群" in event.get("message", {}).get("text", ""):
                return


async def said_at_start(server: EmbeddingServer) -> list[str]:
    """Return what the program says, with that endpoint, until it takes messages."""
    lines = Lines()
    settings = of(listen="127.0.0.1:0", embedding_url=server.url, embedding_model="bge-m3")
    async with asyncio.timeout(ENOUGH_SECONDS), asyncio.TaskGroup() as tasks:
        tasks.create_task(application.run(settings, lines.say))
        await lines.until("开始收消息")
        os.kill(os.getpid(), signal.SIGINT)
    return lines.said


async def test_it_says_which_model_of_meaning_is_on() -> None:
    with EmbeddingServer() as server:
        said = await said_at_start(server)

    assert said[2] == "语义模型开着：bge-m3。按字词没有把握的问题，会请它帮着找。"


async def test_without_a_setting_no_model_of_meaning_is_spoken_of() -> None:
    lines = Lines()
    async with asyncio.timeout(ENOUGH_SECONDS), asyncio.TaskGroup() as tasks:
        tasks.create_task(application.run(of(listen="127.0.0.1:0"), lines.say))
        await lines.until("开始收消息")
        os.kill(os.getpid(), signal.SIGINT)

    assert not any("语义" in line for line in lines.said)


async def test_a_model_of_meaning_that_fails_at_the_start_is_done_without() -> None:
    with EmbeddingServer(lambda _: Reply(status=401)) as server:
        said = await said_at_start(server)

    assert said[2].startswith("语义服务不肯算（HTTP 401），这次只按字词回答。")
    assert not any("开着" in line for line in said)


async def test_a_model_of_meaning_that_is_away_just_now_is_asked_again_later() -> None:
    with EmbeddingServer() as server:
        await said_at_start(server)  # the passages' vectors are kept
        server.answer = lambda _: Reply(status=503)
        said = await said_at_start(server)

    assert said[2] == "语义模型 bge-m3 现在没有回答：先只按字词回答，过一分钟再试。"


async def test_it_can_be_stopped_while_the_model_of_meaning_reads() -> None:
    asked, ended = asyncio.Event(), Event()
    loop = asyncio.get_running_loop()

    def answer(request: Request) -> Reply:
        loop.call_soon_threadsafe(asked.set)
        return replace(embedded(request), until=ended)

    with EmbeddingServer(answer) as server:
        settings = of(listen="127.0.0.1:0", embedding_url=server.url)
        async with asyncio.timeout(ENOUGH_SECONDS), asyncio.TaskGroup() as tasks:
            running = tasks.create_task(application.run(settings, lambda _: None))
            await asked.wait()
            running.cancel()
        ended.set()

    assert running.cancelled()
    assert len(server.requests) == 1


async def obstacle_of(settings: Settings) -> Obstacle:
    """Return why the program could not start."""
    try:
        async with asyncio.timeout(ENOUGH_SECONDS):
            await application.run(settings, lambda _: None)
    except* StartError as group:
        error = group.exceptions[0]
    while isinstance(error, ExceptionGroup):
        error = error.exceptions[0]
    assert isinstance(error, StartError)
    return error.obstacle


async def test_a_token_that_telegram_refuses_ends_the_start() -> None:
    async with BotApi(Telegram()) as api:
        obstacle = await obstacle_of(of(bot_token="123:wrong", api_server=api.url))

    assert obstacle is Obstacle.TOKEN_REFUSED


async def test_a_token_that_is_revoked_ends_the_program() -> None:
    async with BotApi(Telegram(), always("getupdates", 401, "Unauthorized")) as api:
        obstacle = await obstacle_of(of(bot_token=LOCAL_TOKEN, api_server=api.url))

    assert obstacle is Obstacle.TOKEN_REFUSED


def always(method: str, code: int, says: str) -> Faults:
    fault = Fault(refused=Refused(code, says))
    return lambda name: fault if name == method else None


@pytest.mark.parametrize("fault", [DROP_BEFORE, GATEWAY_JSON])
async def test_a_server_that_does_not_answer_ends_the_start(fault: Fault) -> None:
    async with BotApi(Telegram(), lambda _: fault) as api:
        obstacle = await obstacle_of(of(bot_token=LOCAL_TOKEN, api_server=api.url))

    assert obstacle is Obstacle.TELEGRAM_UNREACHABLE


async def test_a_server_that_refuses_ends_the_start() -> None:
    async with BotApi(Telegram(), always("getme", 400, "Bad Request: Logged out")) as api:
        obstacle = await obstacle_of(of(bot_token=LOCAL_TOKEN, api_server=api.url))

    assert obstacle is Obstacle.TELEGRAM_REFUSES


async def test_a_429_at_the_start_is_obeyed() -> None:
    faults = script("getMe", [too_many(1), Fault(refused=Refused(401, "Unauthorized"))])
    async with BotApi(Telegram(), faults) as api:
        await obstacle_of(of(bot_token=LOCAL_TOKEN, api_server=api.url))

    assert [name for name, _ in api.calls] == ["getme", "getme"]


async def test_the_password_in_a_servers_address_is_not_shown() -> None:
    lines = Lines()
    async with BotApi(Telegram()) as api:
        address = api.url.removeprefix("http://")
        settings = of(bot_token="123:wrong", api_server=f"http://user:secret@{address}")
        with pytest.raises(ExceptionGroup) as caught:
            await application.run(settings, lines.say)

    said = [*lines.said, repr(caught.value.exceptions[0])]
    assert f"正在连接 {address}……" in said
    assert not any("secret" in line for line in said)


def start(monkeypatch: pytest.MonkeyPatch, **settings: str) -> Result:
    for name, value in settings.items():
        monkeypatch.setenv(f"XIAOYUE_{name}", value)
    return CliRunner().invoke(cli.app, ["run"])


def test_a_port_in_use_ends_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        result = start(monkeypatch, LISTEN=f"127.0.0.1:{port}")

    assert result.exit_code == 1
    assert result.stderr.startswith(f"127.0.0.1:{port} 已被别的程序占用。")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("setting", "value", "says"),
    [
        ("LISTEN", "0.0.0.0:0", "本机网页只能在本机地址上打开，不能用 0.0.0.0。"),
        ("DATA_DIR", "file/data", "数据目录不能写入：file/data/xiaoyue.db。"),
        ("DATABASE_URL", "mysql://u:secret@h/d", "设置 XIAOYUE_DATABASE_URL 不对："),
        ("DATABASE_URL", "postgresql://u:secret@127.0.0.1:1/d", "数据库 127.0.0.1:1/d 没有回应。"),
        ("BOT_TOKEN", "secret", "设置 XIAOYUE_BOT_TOKEN 不对："),
    ],
)
def test_what_it_cannot_use_ends_in_one_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, setting: str, value: str, says: str
) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")

    result = start(monkeypatch, **{"LISTEN": "127.0.0.1:0", setting: value})

    assert result.exit_code == 1
    assert result.stderr.startswith(says)
    assert result.stderr.count("\n") == 1
    assert "secret" not in result.output


def test_an_endpoint_without_the_name_of_a_model_is_warned_of(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    endpoint = {"EMBEDDING_URL": "http://127.0.0.1:9/v1"}

    unnamed = start(monkeypatch, LISTEN="0.0.0.0:0", **endpoint)
    named = start(monkeypatch, LISTEN="0.0.0.0:0", EMBEDDING_MODEL="m", **endpoint)

    assert unnamed.stderr.startswith(
        "注意：写了 XIAOYUE_EMBEDDING_URL，没有写 XIAOYUE_EMBEDDING_MODEL"
    )
    assert "XIAOYUE_EMBEDDING_MODEL" not in named.stderr


def test_an_unknown_setting_is_warned_of(monkeypatch: pytest.MonkeyPatch) -> None:
    result = start(monkeypatch, LISTEN="0.0.0.0:0", BOT_NAM="小越")

    assert result.stderr.splitlines()[0] == (
        "注意：不认得设置 XIAOYUE_BOT_NAM，没有使用它。是不是 XIAOYUE_BOT_NAME？"
    )

"""Questions: in private, in groups, in topics."""

import asyncio

from aiogram import Bot, F, Router
from aiogram.enums import ChatType
from aiogram.types import Message, User

from bot import render, texts
from bot.albums import Albums
from bot.answering import Answering
from bot.conversations import Answered, Conversations, Speaker
from bot.filters import Called, Spoken, is_private
from bot.moment import Moment, later
from bot.recording import Recorder
from bot.render import Voice
from bot.replies import reply, start_typing, thread
from knowledge.dialogue import turn_of
from knowledge.models import Kind


def setup() -> Router:
    """Return the router. It comes after the one of the commands."""
    router = Router(name="questions")
    in_private = F.chat.type == ChatType.PRIVATE
    router.message.filter(Spoken())
    router.message.register(answer_question, Called())
    router.message.register(refuse_command, in_private, F.text | F.caption)
    router.message.register(ask_for_words, in_private)
    return router


async def answer_question(
    message: Message,
    *,
    question: str,
    bot: Bot,
    me: User,
    voice: Voice,
    answering: Answering,
    conversations: Conversations,
    recorder: Recorder,
    albums: Albums,
    tasks: asyncio.TaskGroup,
) -> None:
    """Reply with what the library finds, or with how to ask when nothing was asked."""
    if not albums.claim(message.media_group_id):
        return
    if not question:
        await reply(bot, message, voice.message(_how_to_ask(message, me)))
        return
    await start_typing(tasks, bot, message)
    speaker = _speaker(message)
    history = conversations.history(speaker, _answer_replied_to(message, me))
    found = await answering.ask(question, history)
    sent = await reply(bot, message, render.answer(found, voice))
    if found.kind is not Kind.SMALL_TALK:
        turns = (*history, turn_of(found))
        conversations.remember(speaker, (sent.chat.id, sent.message_id), turns)
        recorder.record(question, history, found)


async def refuse_command(message: Message, bot: Bot, voice: Voice) -> None:
    """Say that the command is none of ours: all other words in private are questions."""
    await reply(bot, message, voice.message(texts.UNKNOWN_COMMAND))


async def ask_for_words(
    message: Message,
    *,
    bot: Bot,
    voice: Voice,
    albums: Albums,
    moment: Moment,
    tasks: asyncio.TaskGroup,
) -> None:
    """Say that a sticker or a voice message cannot be read."""
    sentence = voice.message(texts.TEXT_ONLY)
    if message.media_group_id is None:
        await reply(bot, message, sentence)
        return

    async def tell() -> None:
        if albums.claim(message.media_group_id):  # else another of its pictures had words
            await reply(bot, message, sentence)

    later(tasks, moment, tell)


def _how_to_ask(message: Message, me: User) -> str:
    """Return the sentence that shows a call which reaches the bot where it was called."""
    if is_private(message):
        return texts.HOW_TO_ASK
    return texts.HOW_TO_CALL if me.can_read_all_group_messages else texts.HOW_TO_MENTION


def _speaker(message: Message) -> Speaker:
    sender = message.sender_chat or message.from_user or message.chat
    return message.chat.id, thread(message), sender.id


def _answer_replied_to(message: Message, me: User) -> Answered | None:
    other = message.reply_to_message
    if other is None or other.from_user is None or other.from_user.id != me.id:
        return None
    return message.chat.id, other.message_id

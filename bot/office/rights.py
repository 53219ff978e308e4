"""What each button takes of whoever presses it, as `bot.roles` says who may do what."""

from collections.abc import Mapping
from typing import Final

from bot.actions import Book, Do, DoEntry, DoItem, DoPush
from bot.roles import Action

# Whoever prepares may press 发布: one who may not publish asks those who do.
ON_EDITION: Final[Mapping[Do, Action]] = {
    Do.SHOW: Action.EDITIONS,
    Do.CHANGES: Action.EDITIONS,
    Do.REHEARSE: Action.REHEARSE,
    Do.PUBLISH: Action.REQUEST,
    Do.PUBLISH_ANYWAY: Action.PUBLISH,
    Do.DISCARD: Action.DISCARD,
    Do.SOURCES: Action.EXPORT,
    Do.ROLL_BACK: Action.ROLLBACK,
}
ON_ENTRY: Final[Mapping[DoEntry, Action]] = {
    DoEntry.SHOW: Action.FAQ,
    DoEntry.WORD: Action.FAQ_REWORD,
    DoEntry.DROP: Action.FAQ_REWORD,
    DoEntry.DELETE: Action.FAQ_DELETE,
    DoEntry.DELETE_SURELY: Action.FAQ_DELETE,
}
IN_BOOK: Final[Mapping[Book, Action]] = {
    Book.EDITIONS: Action.EDITIONS,
    Book.FAQ: Action.FAQ,
    Book.AUDIT: Action.AUDIT,
}
ON_ITEM: Final[Mapping[DoItem, Action]] = {
    **dict.fromkeys(DoItem, Action.PUSH),
    DoItem.ASK: Action.PUSH_ASK,
    DoItem.APPROVE: Action.PUSH_APPROVE,
    DoItem.RETURN: Action.PUSH_RETURN,
    DoItem.WITHDRAW: Action.PUSH_WITHDRAW,
    DoItem.WITHDRAW_SURELY: Action.PUSH_WITHDRAW,
}
ON_PUSH: Final[Mapping[DoPush, Action]] = {
    DoPush.SHOW: Action.PUSHES,
    DoPush.LIST: Action.PUSHES,
    DoPush.REPORT: Action.PUSHES,
    DoPush.PAUSE: Action.PUSH_PAUSE,
    DoPush.RESUME: Action.PUSH_RESUME,
    DoPush.CANCEL: Action.PUSH_CANCEL,
    DoPush.CANCEL_SURELY: Action.PUSH_CANCEL,
    DoPush.RECALL: Action.PUSH_RECALL,
    DoPush.RECALL_SURELY: Action.PUSH_RECALL,
    DoPush.RETRY: Action.PUSH_RETRY,
}

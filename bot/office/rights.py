"""What each button takes of whoever presses it, as `bot.roles` says who may do what."""

from collections.abc import Mapping
from typing import Final

from bot.actions import Book, Do, DoEntry
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

"""What was asked before: short memory, so that 那服务了多少人? finds what it is about."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace

from knowledge.models import Passage, Turn

LIFETIME = 10 * 60  # seconds after which a conversation is over
CONVERSATIONS = 10_000  # remembered at a time, the least recent forgotten first
TURNS = 5  # of one conversation

Speaker = tuple[int, int | None, int]  # chat, thread, user
Answered = tuple[int, int]  # chat, message: where the bot answered

Turns = tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class _Memory:
    speaker: Speaker
    turns: Turns
    at: float


class Conversations:
    """Recent turns by who spoke where, and by the bot's message that answered."""

    def __init__(self, clock: Callable[[], float], capacity: int = CONVERSATIONS) -> None:
        self._clock = clock
        self._capacity = capacity
        self._memories: OrderedDict[Speaker | Answered, _Memory] = OrderedDict()

    def history(self, speaker: Speaker, replied_to: Answered | None = None) -> Turns:
        """Return the turns a question follows, oldest first.

        A reply to an answer goes on from there, whoever asked; else the speaker's own go on.
        """
        return (replied_to and self._recall(replied_to)) or self._recall(speaker)

    def remember(self, speaker: Speaker, answered_in: Answered, turns: Turns) -> None:
        """Note that the last of `turns` was answered by that message."""
        memory = _Memory(speaker, turns[-TURNS:], self._clock())
        for key in (speaker, answered_in):
            self._memories[key] = memory
            self._memories.move_to_end(key)
        while len(self._memories) > 2 * self._capacity or self._oldest_is_over():
            self._memories.popitem(last=False)

    def until(self, answered_in: Answered) -> Turns:
        """Return the turns up to the one that message answered, none where it is forgotten."""
        return self._recall(answered_in)

    def turn_to(self, answered_in: Answered, passage: Passage) -> None:
        """Note that the message shows another passage now: what follows goes on from that one.

        So does who asked, unless something else was asked since; a forgotten message stays so.
        """
        memory = self._memories.get(answered_in)
        if memory is None:
            return
        *before, last = memory.turns
        turned = replace(memory, turns=(*before, replace(last, passage=passage)))
        for key in (memory.speaker, answered_in):
            if self._memories.get(key) is memory:
                self._memories[key] = turned

    def _oldest_is_over(self) -> bool:
        return self._is_over(next(iter(self._memories.values())))

    def _is_over(self, memory: _Memory) -> bool:
        return self._clock() - memory.at > LIFETIME

    def _recall(self, key: Speaker | Answered) -> Turns:
        memory = self._memories.get(key)
        if memory is None or self._is_over(memory):
            self._memories.pop(key, None)
            return ()
        return memory.turns

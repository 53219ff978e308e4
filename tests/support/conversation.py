"""Conversations: questions that are asked one after another."""

from knowledge import Answer, Library, Turn
from knowledge.dialogue import turn_of


def after(library: Library, *asked: str) -> Answer:
    """Return the answer to the last of some questions, each asked after those before it."""
    history: list[Turn] = []
    for question in asked:
        answer = library.ask(question, history)
        history.append(turn_of(answer))
    return answer

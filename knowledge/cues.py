"""How a question shows that it goes on from another: by pronouns, connectives, what it omits."""

import re

from knowledge import lexicon
from knowledge.tokens import Words
from knowledge.understand import Question

SHORT = 6  # characters of content; a question that says more is complete, though 那 opens it
LONG = 12  # likewise, whatever opens it

_BLANK = re.compile(r"[\W_]+")


def points_back(question: Question) -> bool:
    """Return whether a question says that it goes on, or only names what it now asks of."""
    length = len(_BLANK.sub("", question.content))
    if length > LONG:
        return False
    if _shows(question, "connective") or _shows(question, "bare"):
        return True
    return length <= SHORT and _shows(question, "so")  # may open a question of its own, too


def has_pronoun(question: Question) -> bool:
    """Return whether a pronoun stands for what it is about."""
    return _shows(question, "pronoun")


def aspects_of(question: Question) -> frozenset[str]:
    """Return which parts of a report a question is about, by more than their names."""
    if _shows(question, "lacking"):
        return question.aspects | {"problem"}
    return question.aspects | ({"plan"} if _shows(question, "later") else set())


def asks_for_a_remedy(question: Question) -> bool:
    """Return whether it asks how something is to be mended."""
    return _shows(question, "remedy")


def asks_for_the_target(question: Question) -> bool:
    """Return whether it only asks what was aimed at, which a report says where it plans."""
    return _shows(question, "target")


def asks_what_no_passage_tells(question: Question) -> bool:
    """Return whether it asks for reasons, or for more, with nothing by which to find it."""
    return _shows(question, "untellable")


def is_bare(question: Question, words: Words) -> bool:
    """Return whether a question does not even say that it asks of the work, or of a report."""
    if lexicon.document_words().search(question.text):
        return False
    rest = {word for word in words.cut(without_aspects(question.content)) if word.isalnum()}
    if aspects_of(question):
        known = lexicon.follow_ups()
        bare = known["mend"] | known["empty"] | known["side"] | lexicon.function_words()
        return rest <= bare
    return not rest & lexicon.general_words()


def without_aspects(content: str) -> str:
    """Return `content` without the words that name a part of a report."""
    for _, asked, _ in lexicon.aspects():
        content = asked.sub(" ", content)
    return content


def _shows(question: Question, cue: str) -> bool:
    return bool(lexicon.cues()[cue].search(question.text))

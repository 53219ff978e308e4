"""Greetings, thanks and the like: messages that are no question about a report."""

import re

from knowledge import lexicon
from knowledge.models import SmallTalk
from knowledge.normalize import normalize

SHORT = 12  # characters; in a longer message a rude word is beside the point

_NOISE = re.compile(r"[\W_]+")


def recognise(text: str) -> SmallTalk | None:
    """Return what kind of small talk `text` is, or None when it is something else."""
    said = _NOISE.sub("", normalize(text))
    talk = lexicon.small_talk()
    for form in (said, talk.extras.sub("", said)):
        if form in talk.whole:
            return talk.whole[form]
    if said and talk.names.fullmatch(said):
        return SmallTalk.GREETING
    if len(said) <= SHORT:
        return next((kind for word, kind in talk.inside if word in said), None)
    return None

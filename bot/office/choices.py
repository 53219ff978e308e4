"""The buttons under an edition: what an operator may do with it now."""

from bot import texts
from bot.actions import Do, OnEdition
from bot.message import Button, Rows


def button(do: Do, edition: int, since: int) -> Button:
    """Return one button; `since` is the switch by which what is current was seen."""
    return Button(texts.OFFICE_BUTTONS[do], action=OnEdition(do, edition, since))


def choices(edition: int, since: int) -> Rows:
    """Return the buttons; `since` is the switch by which another edition is current."""
    looks = button(Do.CHANGES, edition, since), button(Do.REHEARSE, edition, since)
    return looks, (button(Do.PUBLISH, edition, since), button(Do.DISCARD, edition, since))


def anyway(edition: int, since: int) -> Rows:
    """Return the buttons under what an edition would lose."""
    return ((button(Do.PUBLISH_ANYWAY, edition, since), button(Do.DISCARD, edition, since)),)


def undo(before: int, since: int) -> Rows:
    """Return the button that leads back from an edition that was just published."""
    text = texts.OFFICE_BACK_TO.format(number=before)
    return ((Button(text, action=OnEdition(Do.ROLL_BACK, before, since)),),)

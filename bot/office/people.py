"""How it looks who works here, and what came of granting a role or taking it away."""

from collections.abc import Mapping, Sequence
from typing import Final
from zoneinfo import ZoneInfo

from bot import texts
from bot.auditing import known_as
from bot.message import Message, escape
from bot.office.faces import Face
from bot.office.granting import Outcome
from bot.office.page import File, Page
from bot.roles import Role
from bot.sheets.lines import at
from bot.storage.staff import Member

SHOWN: Final = 20  # people whom one message holds, however long their names


def known_in(members: Sequence[Member]) -> set[int]:
    """Return the ids of everybody who is named in a roster."""
    granters = {member.granted_by for member in members if member.granted_by}
    return {member.user_id for member in members} | {int(by) for by in granters if by.isdecimal()}


def roster(members: Sequence[Member], faces: Mapping[int, Face], timezone: ZoneInfo) -> Page:
    """Return who has which role, by whom and since when; `faces` are of all that are named."""
    head = texts.OFFICE_STAFF.format(count=len(members))
    lines = [_line(member, faces, timezone) for member in members]
    deaf = any(not faces[member.user_id].is_reachable for member in members)
    foot = ["", texts.OFFICE_STAFF_HEAR] if deaf else []
    whole = Message("\n".join([head, "", *lines, *foot]))
    if len(lines) <= SHOWN:
        return Page(whole)
    some = [head, "", *lines[:SHOWN], texts.OFFICE_STAFF_MORE, *foot]
    return Page(Message("\n".join(some)), (File.of(texts.OFFICE_STAFF_FILE, whole.plain),))


def granted(face: Face, role: Role, outcome: Outcome, *, told: bool) -> Message:
    """Return what the owner reads; `told` is whether the person was reached."""
    sentence = {
        Outcome.DONE: texts.OFFICE_GRANTED,
        Outcome.SAME: texts.OFFICE_GRANT_SAME,
        Outcome.STANDS: texts.OFFICE_STANDS,
    }[outcome].format(who=face.shown, role=texts.OFFICE_ROLES[role])
    if outcome is not Outcome.DONE:
        return Message(sentence)
    return Message(sentence + (texts.OFFICE_GRANT_TOLD if told else texts.OFFICE_GRANT_UNTOLD))


def revoked(face: Face, outcome: Outcome) -> Message:
    """Return what the owner reads."""
    sentence = {
        Outcome.DONE: texts.OFFICE_REVOKED,
        Outcome.SAME: texts.OFFICE_REVOKE_NOBODY,
        Outcome.STANDS: texts.OFFICE_STANDS,
    }[outcome]
    return Message(sentence.format(who=face.shown))


def welcome(by: Face, role: Role, bot_name: str) -> Message:
    """Return what a person reads to whom a role was granted."""
    return Message(
        texts.OFFICE_WELCOME.format(
            by=by.called, name=escape(bot_name), role=texts.OFFICE_ROLES[role]
        )
    )


def _line(member: Member, faces: Mapping[int, Face], timezone: ZoneInfo) -> str:
    who = faces[member.user_id]
    line = texts.OFFICE_STAFF_LINE.format(role=texts.OFFICE_ROLES[member.role], who=who.shown)
    if member.granted_by and member.granted_at:
        line += texts.OFFICE_STAFF_GRANTED.format(
            by=_granter(member.granted_by, faces), at=at(member.granted_at, timezone)
        )
    return line if who.is_reachable else line + texts.OFFICE_STAFF_DEAF


def _granter(actor: str, faces: Mapping[int, Face]) -> str:
    return faces[int(actor)].called if actor.isdecimal() else escape(known_as(actor))

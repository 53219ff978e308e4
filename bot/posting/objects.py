"""Pushes, items and topics, as `--json` prints them."""

from datetime import UTC, datetime
from typing import Any

from bot.pushes.content import Content
from bot.storage.items import Item
from bot.storage.pushes import Account, Push
from bot.storage.topics import Topic


def push_object(push: Push) -> dict[str, Any]:
    """Return a push."""
    return {
        "id": push.id,
        "topic": push.topic,
        "state": push.state.value,
        "title": Content.from_json(push.content).title,
        "fire_at": _moment(push.fire_at),
        "author": push.author,
        "approved_by": push.approved_by,
        "is_urgent": push.is_urgent,
        "total": push.total,
        "ended_at": _moment(push.ended_at),
    }


def account_object(account: Account) -> dict[str, Any]:
    """Return a push with what became of its deliveries, which add up to `total`."""
    return {
        **push_object(account.push),
        "deliveries": {state.value: count for state, count in account.states.items()},
        "reasons": [
            {"state": state.value, "reason": reason, "count": count}
            for (state, reason), count in account.reasons.items()
        ],
        "recalled": {state.value: n for state, n in account.recalled.items() if state},
    }


def topic_object(topic: Topic, queued: int) -> dict[str, Any]:
    """Return a topic; `queued` items wait for its slots."""
    return {
        "id": topic.id,
        "name": topic.name,
        "emoji": topic.emoji,
        "cron": topic.cron,
        "grace_hours": topic.grace / 3600,
        "is_urgent": topic.is_urgent,
        "is_default": topic.is_default,
        "rests_on_holidays": topic.rests_on_holidays,
        "is_paused": topic.is_paused,
        "is_retired": topic.is_retired,
        "queued": queued,
    }


def item_object(item: Item) -> dict[str, Any]:
    """Return an item."""
    return {
        "id": item.id,
        "topic": item.topic_id,
        "state": item.state.value,
        "timing": item.timing.value,
        "at": _moment(item.at),
        "day": item.day.isoformat() if item.day else None,
        "author": item.author,
        "approved_by": item.approved_by,
        "content": item.content,
    }


def _moment(seconds: float | None) -> str | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC).isoformat()

"""Editions and what differs between them, as `--json` prints them."""

import json
from dataclasses import asdict
from typing import Any

import typer

from knowledge.changes import Changed, Changes
from knowledge.models import Passage, Report
from knowledge.store import Edition


def echo(told: dict[str, Any]) -> None:
    """Print an object."""
    typer.echo(json.dumps(told, ensure_ascii=False))


def edition_object(edition: Edition) -> dict[str, Any]:
    """Return an edition with its reports."""
    return {
        "number": edition.number,
        "created": edition.created.isoformat(),
        "author": edition.author,
        "note": edition.note,
        "passages": edition.passages,
        "discarded": edition.discarded,
        "reports": [
            {"id": held.id, "title": held.title, "year": held.year, "sha256": held.sha256}
            for held in edition.reports
        ],
    }


def changes_object(found: Changes) -> dict[str, Any]:
    """Return what differs, and how many passages do not."""
    return {
        "reports": {
            "added": [_report(report) for report in found.reports_added],
            "removed": [_report(report) for report in found.reports_removed],
            "replaced": [
                {"before": _report(replaced.before), "after": _report(replaced.after)}
                for replaced in found.reports_replaced
            ],
        },
        "added": [passage_object(passage) for passage in found.added],
        "removed": [passage_object(passage) for passage in found.removed],
        "changed": [_changed(changed) for changed in found.changed],
        "moved": [
            {"before": passage_object(moved.before), "after": passage_object(moved.after)}
            for moved in found.moved
        ],
        "unchanged": found.unchanged,
    }


def passage_object(passage: Passage) -> dict[str, Any]:
    """Return a passage with its place."""
    return {
        "id": passage.id,
        "report_id": passage.report.id,
        "path": list(passage.path),
        "text": passage.text,
    }


def outline_object(report: Report) -> dict[str, Any]:
    """Return how a report was read and cut."""
    return {
        "id": report.id,
        "title": report.title,
        "year": report.year,
        "metadata": asdict(report.metadata),
        "headings": [
            {"level": heading.level, "text": heading.text} for heading in report.outline.headings
        ],
        "passages": [
            {"path": list(passage.path), "text": passage.text} for passage in report.passages
        ],
    }


def _report(report: Report) -> dict[str, Any]:
    return {"id": report.id, "title": report.title, "year": report.year}


def _changed(changed: Changed) -> dict[str, Any]:
    """Return both passages, with the spans of the words that differ in either text."""
    return {
        "before": passage_object(changed.before),
        "after": passage_object(changed.after),
        "words": [[list(was), list(now)] for was, now in changed.words],
    }

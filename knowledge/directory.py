"""What can be cited of some reports, by its id."""

from collections.abc import Iterable

from knowledge.models import Passage, Report, Section


class Directory:
    """Passages and sections of reports by their ids. Immutable, safe to share."""

    def __init__(self, reports: Iterable[Report]) -> None:
        """Take the reports; thousands of passages take some hundredths of a second."""
        reports = tuple(reports)
        self._passages = {p.id: p for report in reports for p in report.passages}
        self._sections = {s.id: s for report in reports for s in report.sections}

    def passage(self, id: str) -> Passage | None:  # noqa: A002 - the word of the domain
        """Return the passage of that id, None where there is none."""
        return self._passages.get(id)

    def section(self, id: str) -> Section | None:  # noqa: A002 - the word of the domain
        """Return the section of that id, None where there is none."""
        return self._sections.get(id)

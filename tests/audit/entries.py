"""A line of the list of changes."""

from datetime import UTC, datetime

from consultant.audit.rules import Act, Difference, Entry


def entry(*differences: Difference, **more) -> Entry:
    values = {"id": 1, "act": Act.CHANGED, "kind": "parties", "label": "Acme", "at": datetime(2026, 3, 1, 9, tzinfo=UTC)}
    return Entry(**values | {"who": "Sam", "case": 1, "differences": differences} | more)

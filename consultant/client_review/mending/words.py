"""What to promise, where nothing better comes to mind."""

from flask_babel import lazy_gettext as _l

PROMISES = {
    "again": _l("Not offer again what you turned down"),
    "unasked": _l("Give advice only when you ask for it"),
    "broken": _l("Do what I said, or tell you before the day if I cannot"),
    "slow": _l("Answer you within three days"),
    "mistake": _l("Check with you before I change anything"),
    "bill": _l("Go through each bill with you before I send it"),
    "not clear": _l("Write to you in shorter and clearer words"),
}


def suggested(failing: str | None) -> str:
    """Empty where no failing of ours is known."""
    return str(PROMISES[failing]) if failing in PROMISES else ""

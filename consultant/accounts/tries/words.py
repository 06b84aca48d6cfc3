"""What somebody reads who tried too often."""

from datetime import timedelta

from flask_babel import ngettext


def wait_words(wait: timedelta) -> str:
    """In whole minutes, rounded up."""
    minutes = max(1, -(-int(wait.total_seconds()) // 60))
    return ngettext(
        "Too many tries. Try again in %(num)s minute.", "Too many tries. Try again in %(num)s minutes.", minutes
    )

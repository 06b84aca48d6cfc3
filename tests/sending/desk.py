"""A case with an issued report, and a link to it."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from tests.pages import parsed


def made(client, where: str, until: str | None = None) -> str:
    """The address of a link that is made on the screen. `where` is the report's; the day is a month from now, unless given."""
    until = until or (datetime.now(UTC) + timedelta(days=30)).date().isoformat()
    answer = client.post(f"{where}/links/new", data={"until": until, "once": uuid4().hex})
    return parsed(answer).select_one("#link-text")["value"]

"""What tests of a case's screens share: a case to work on, and reading a form as a person sees it."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeVar

from flask import Flask

from consultant.accounts.models import Consultant
from consultant.cases.actions import case_numbered, record_of, take_case
from consultant.cases.rules import CaseRecord
from consultant.clients.actions import add_client
from consultant.database import db, working_for
from consultant.parties.rules import Role
from tests.pages import parsed

Found = TypeVar("Found")

ODD = "<script>alert(1)</script> & ‘é’ 手 🙂"  # markup, several scripts, an emoji
HIDDEN = "ab\x00c\u202ed"  # a NUL and a mark that turns the text around it


def work(app: Flask, person: Consultant, do: Callable[[], Found]) -> Found:
    """Do something inside this person's practice, and keep it."""
    with app.app_context(), working_for(person.practice_id, person.id):
        result = do()
        db.session.commit()
        return result


def open_case(app: Flask, person: Consultant, title: str = "No cards", client: str = "Café Rosa", firms: tuple[str, ...] = ()) -> int:
    """The number of a new case."""

    def do() -> int:
        parties = [(name, Role.VENDOR, None) for name in firms]
        case = take_case(
            add_client(client, "small business"), "Sam Field", parties=parties, title=title, problem="It broke.", at=datetime.now(UTC)
        )
        return case.number

    return work(app, person, do)


def record(app: Flask, person: Consultant, number: int = 1) -> CaseRecord:
    return work(app, person, lambda: record_of(case_numbered(number)))


def errors(page) -> dict[str, str]:
    """Messages by the id of the field that they stand at; each has its link at the top of the page."""
    soup = parsed(page)
    found = {tag["id"].removesuffix("-error"): tag.get_text(strip=True) for tag in soup.select("p.invalid-feedback")}
    assert {link["href"].removeprefix("#") for link in soup.select(".errors a")} == set(found)
    return found


def shown(page, name: str) -> str | None:
    """What a question shows as answered."""
    for field in parsed(page).select(f'[name="{name}"]'):
        if field.name == "textarea":
            return field.get_text().removeprefix("\r\n").removeprefix("\n")
        if field.name == "select":
            return next((option["value"] for option in field.select("option[selected]")), None)
        if field.get("type") == "date" and (time := field.find_next_sibling("input", {"type": "time"})):
            return "T".join(filter(None, [field["value"], time["value"]]))
        if field.get("type") not in ("radio", "checkbox"):
            return field.get("value")
        if field.has_attr("checked"):
            return field["value"]
    return None


def text_of(page, selector: str = "main") -> str:
    """The words of a part of the page, white space made even."""
    return " ".join(" ".join(tag.get_text(" ") for tag in parsed(page).select(selector)).split())

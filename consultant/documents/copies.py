"""Pages of PDF files that somebody sent, drawn on pages of ours: their looks alone come along, no link, script or form."""

from collections.abc import Mapping
from io import BytesIO

import pikepdf

from consultant.documents.rules import MOST_COPIES

MM = 72 / 25.4  # points
LEFT, BOTTOM, RIGHT, TOP = 15 * MM, 26 * MM, 195 * MM, 268 * MM  # where a copy goes on A4: below its line, above the footer


def pages_of(data: bytes) -> bytes:
    """How many pages, as digits; "locked" when it wants a password, "broken" when it has none, or one that cannot be drawn."""
    try:
        with pikepdf.open(BytesIO(data)) as file, pikepdf.new() as ours:
            count = len(file.pages)
            if count <= MOST_COPIES:
                file.flatten_annotations("screen")
                for page in file.pages:
                    _draw(ours, ours.add_blank_page(), page)
                ours.save(BytesIO())
            return str(count).encode() if count else b"broken"
    except pikepdf.PasswordError:
        return b"locked"
    except Exception:  # strangers' files are broken in many ways
        return b"broken"


def place(pdf: bytes, pages: Mapping[str, int], copies: list[tuple[str, str, int]], resources: Mapping[str, bytes]) -> bytes:
    """The PDF with the copies on it. Each is an id on our page, the resource, and the page of it from 0; `pages` tells where ids are."""
    opened: dict[str, pikepdf.Pdf] = {}
    with pikepdf.open(BytesIO(pdf)) as ours:
        for anchor, resource, number in copies:
            if resource not in opened:
                opened[resource] = pikepdf.open(BytesIO(resources[resource]))
                opened[resource].flatten_annotations("screen")  # what was filled in shows
            _draw(ours, pikepdf.Page(ours.pages[pages[anchor]]), opened[resource].pages[number])
        out = BytesIO()
        ours.save(out, deterministic_id=True)
    return out.getvalue()


def _draw(ours: pikepdf.Pdf, page: pikepdf.Page, copied: pikepdf.Page) -> None:
    """As an artifact: what a screen reader is told stands in our own words above it."""
    form = ours.copy_foreign(copied.as_form_xobject())
    name = page.add_resource(form, pikepdf.Name.XObject)
    box = pikepdf.Rectangle(LEFT, BOTTOM, RIGHT, TOP)
    placed = page.calc_form_xobject_placement(form, name, box, allow_shrink=True, allow_expand=False)
    page.contents_add(b"q\n", prepend=True)  # our own page turns the paper over, and leaves it so
    page.contents_add(b"\nQ\n/Artifact BMC\n" + placed + b"\nEMC\n")

"""From facts to paper: a template is filled with text that prints, and the worker makes it a tagged PDF."""

import base64
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

from flask_babel import gettext, ngettext
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from consultant.documents import rules, words
from consultant.documents.press import Press
from consultant.fonts.actions import code_points
from consultant.languages.words import language

REPORTS = Path(__file__).parents[2] / "reports"

_press = Press()


def render(template: str, **facts: Any) -> str:
    """The HTML of a document from its folder in reports/: text made printable and escaped, a missing value an error."""
    return _environment().get_template(template).render(**facts)


def stylesheet(name: str) -> str:
    """The text of a stylesheet in reports/, such as "print.css"."""
    return (REPORTS / name).read_text(encoding="utf-8")


def print_pdf(
    html: str,
    stylesheets: tuple[str, ...],
    created: datetime,
    resources: Mapping[str, bytes] | None = None,
    copies: Sequence[rules.Copy] = (),
) -> bytes:
    """The tagged PDF (PDF/UA-1): the same bytes for the same arguments. `created` is aware and comes from the data.

    `resources` are the pictures that the page may name as `resource:NAME`, and the PDF files of `copies`; it reaches
    nothing else. DocumentError when it can't be printed.
    """
    more = {"created": created.isoformat(timespec="seconds")}
    more |= {"copies": [[copy.at, copy.resource, copy.page] for copy in copies]} if copies else {}
    order = _order("print", html, stylesheets, resources) | more
    return _press.do(order)


def count_pages(html: str, stylesheets: tuple[str, ...], resources: Mapping[str, bytes] | None = None) -> int:
    """How many pages the document would have. DocumentError when it can't be laid out."""
    return int(_press.do(_order("count", html, stylesheets, resources)))


def print_on_one_page(folder: str, trials: Sequence[Any], day: date, more: Sequence[str] = ()) -> bytes:
    """The tagged PDF of the first of `trials` that fits on one page, else of the last: they go from the longest text to the shortest.

    `folder` is the document's; `more` names stylesheets that come last. DocumentError when it can't be printed.
    """
    pages = [_page(folder, trial) for trial in trials]
    styles = stylesheet("print.css"), stylesheet("one_page.css"), stylesheet(f"{folder}/page.css"), *map(stylesheet, more)
    place = bisect_left(range(len(pages) - 1), True, key=lambda place: count_pages(pages[place], styles) == 1)
    return print_pdf(pages[place], styles, _noon(day))


def print_paper(
    folder: str,
    paper: Any,
    day: date,
    resources: Mapping[str, bytes] | None = None,
    copies: Sequence[rules.Copy] = (),
    more: Sequence[str] = (),
) -> bytes:
    """The tagged PDF of a document in as many pages as it takes: on one, where closer lines are enough for that.

    `resources` and `copies` as in `print_pdf`, `more` as for one page.
    """
    page, shared = _page(folder, paper), stylesheet("print.css")
    own = tuple(map(stylesheet, (f"{folder}/page.css", *more)))
    usual, closer = (shared, *own), (shared, stylesheet("closer.css"), *own)
    is_over = not copies and count_pages(page, usual, resources) == 2 and count_pages(page, closer, resources) == 1
    return print_pdf(page, closer if is_over else usual, _noon(day), resources, copies)


def pages_of_file(data: bytes) -> int:
    """How many pages a PDF that somebody sent has: at least one. Raises UnreadableFile."""
    try:
        found = _press.do({"job": "look", "resources": _packed({"file": data})})
    except rules.DocumentError:  # it takes the press too long, or too much
        raise rules.UnreadableFile(is_locked=False) from None
    if not found.isdigit():
        raise rules.UnreadableFile(is_locked=found == b"locked")
    return int(found)


def _page(folder: str, paper: Any) -> str:
    return render(f"{folder}/page.html", paper=paper)


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


def _order(job: str, html: str, stylesheets: tuple[str, ...], resources: Mapping[str, bytes] | None) -> dict[str, Any]:
    return {"job": job, "html": html, "stylesheets": stylesheets, "resources": _packed(resources or {})}


def _packed(resources: Mapping[str, bytes]) -> dict[str, str]:
    return {name: base64.b64encode(data).decode() for name, data in resources.items()}


def stop_press() -> None:
    """End the worker process; the next document starts another. A process that forks must do this first."""
    _press.stop()


def printable(text: str) -> str:
    """The text as paper shows it; for labels that are measured or drawn before they reach a template."""
    return rules.printable(text, _drawable())


def missing_glyphs(*texts: str) -> tuple[str, ...]:
    """The names of the characters in these texts that paper can't draw and prints as a name in brackets."""
    return rules.missing_glyphs("".join(texts), _drawable())


@cache
def _drawable() -> frozenset[str]:
    return rules.drawable(code_points())


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(REPORTS),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_printed,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.clear()
    # The plain functions: Jinja's own translation tags would escape names by themselves, past _printed.
    environment.globals.update(_=gettext, ngettext=ngettext, language=language)
    environment.filters.update(day=words.day, long_day=words.long_day, money=words.money, unbroken=words.unbroken)
    return environment


def _printed(value: Any) -> Any:
    """Every value that a template prints passes here: no template can forget, and none prints "None"."""
    if value is None:
        raise ValueError("a document's template printed a value that was not set")
    if isinstance(value, str) and not isinstance(value, Markup):
        return printable(value)
    return value

"""A client that judges every page it gets: what no page of ours may lack, whatever else it shows."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.exceptions import HTTPException, MethodNotAllowed
from werkzeug.routing import RequestRedirect

CONTROLS = "input:not([type=hidden]), select, textarea"


class JudgingClient(FlaskClient):
    """Fails the test on the first page that is not well made."""

    def open(self, *args, **kwargs):
        response = super().open(*args, **kwargs)
        if response.mimetype == "text/html" and not 300 <= response.status_code < 400:
            faults = judge(response.get_data(as_text=True), self.application)
            assert not faults, f"{response.request.path}: " + "; ".join(faults)
        return response


def judge(html: str, app: Flask) -> list[str]:
    """What is wrong with a page, in words; empty for a good one."""
    page = BeautifulSoup(html, "html.parser")
    return [fault for rule in RULES for fault in rule(page, app)]


def has_its_frame(page: BeautifulSoup, app: Flask) -> Iterator[str]:
    if not page.html or not page.html.get("lang"):
        yield "the page has no language"
    title = page.title.get_text().split("·")[0].strip() if page.title else ""
    if not title:
        yield "the page has no title"
    if len(page.find_all("h1")) != 1:
        yield f"{len(page.find_all('h1'))} h1 instead of one"
    if len(page.find_all("main")) != 1:
        yield "not exactly one main"


def headings_have_no_gaps(page: BeautifulSoup, app: Flask) -> Iterator[str]:
    before = 0
    for heading in page.find_all(["h1", "h2", "h3", "h4", "h5", "h6"]):
        level = int(heading.name[1])
        if level > before + 1 and before:
            yield f"h{level} after h{before}: {heading.get_text(strip=True)}"
        if not heading.get_text(strip=True):
            yield f"an empty h{level}"
        before = level


def controls_have_labels(page: BeautifulSoup, app: Flask) -> Iterator[str]:
    labelled = {label.get("for") for label in page.find_all("label") if label.get_text(strip=True)}
    for control in page.select(CONTROLS):
        wrapped = control.find_parent("label")
        if control.get("id") not in labelled and not wrapped and not control.get("aria-label"):
            yield f"no label: {control.get('name')}"
    for group in page.find_all("fieldset"):
        if not group.legend or not group.legend.get_text(strip=True):
            yield "a fieldset has no legend"


def ids_are_single_and_meant(page: BeautifulSoup, app: Flask) -> Iterator[str]:
    ids = Counter(tag["id"] for tag in page.find_all(id=True))
    yield from (f"id {id!r} stands {count} times" for id, count in ids.items() if count > 1 or not id)
    for tag in page.find_all(True):
        wanted = [w for name in ("aria-describedby", "aria-labelledby", "aria-controls", "list") for w in tag.get(name, "").split()]
        wanted += [tag["for"]] if tag.name == "label" and tag.get("for") else []
        href = tag.get("href", "")
        wanted += [href[1:]] if href.startswith("#") else []
        yield from (f"<{tag.name}> points to {w!r}, which is not there" for w in wanted if w not in ids)


def links_lead_somewhere(page: BeautifulSoup, app: Flask) -> Iterator[str]:
    for tag, name, method in [("a", "href", "GET"), ("link", "href", "GET"), ("img", "src", "GET"), ("script", "src", "GET")]:
        for element in page.find_all(tag, attrs={name: True}):
            yield from _leads(element[name], method, app)
    for form in page.find_all("form", action=True):
        if form["action"]:
            yield from _leads(form["action"], form.get("method", "get").upper(), app)


def _leads(address: str, method: str, app: Flask) -> Iterator[str]:
    parts = urlsplit(address)
    if not address or address == "#":
        yield "a link leads nowhere"
    if parts.netloc or parts.scheme in {"mailto", "tel", "data"} or not parts.path:
        return
    try:
        endpoint, values = app.url_map.bind("localhost").match(parts.path, method=method)
    except RequestRedirect:
        return
    except MethodNotAllowed:
        yield f"{method} {parts.path} is not allowed"
    except HTTPException:
        yield f"{parts.path} leads nowhere"
    else:
        if endpoint == "static" and not Path(app.static_folder, values["filename"]).is_file():
            yield f"{parts.path} is not a file"


def nothing_runs_inside(page: BeautifulSoup, app: Flask) -> Iterator[str]:
    """The policy forbids it, so a browser would drop it in silence."""
    for tag in page.find_all(True):
        for name in tag.attrs:
            if name == "style" or name.startswith("on"):
                yield f"<{tag.name}> has {name}"
        if tag.name == "style" or (tag.name == "script" and not tag.get("src")):
            yield f"<{tag.name}> inside the page"


def everything_says_something(page: BeautifulSoup, app: Flask) -> Iterator[str]:
    for tag in page.find_all(["a", "button", "summary", "legend", "label", "th", "option"]):
        silent = not tag.get_text(strip=True) and not tag.get("aria-label")
        if silent and not (tag.name == "option" and tag.get("value") == ""):
            yield f"an empty <{tag.name}>"
    for image in page.find_all("img"):
        if image.get("alt") is None:
            yield f"no alt: {image.get('src')}"
    for text in page.find_all(string=True):
        if text.strip() in {"None", "Undefined", "nan"} and not text.find_parent("textarea"):
            yield f"{text.strip()} is shown as text"
    yield from (f"None as a value: {tag.get('name')}" for tag in page.find_all(value="None"))


RULES = [
    has_its_frame,
    headings_have_no_gaps,
    controls_have_labels,
    ids_are_single_and_meant,
    links_lead_somewhere,
    nothing_runs_inside,
    everything_says_something,
]

"""A client that judges every page it gets: what no page of ours may lack, whatever else it shows."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from lxml.html import HtmlElement, document_fromstring
from werkzeug.exceptions import HTTPException, MethodNotAllowed
from werkzeug.routing import RequestRedirect

CONTROLS = "//input[not(@type='hidden')] | //select | //textarea"
HEADINGS = "//h1 | //h2 | //h3 | //h4 | //h5 | //h6"
SPEAKING = "//a | //button | //summary | //legend | //label | //th | //option"
POINTERS = ("aria-describedby", "aria-labelledby", "aria-controls", "list")
POINTING = " | ".join(["//label[@for]", "//*[starts-with(@href, '#')]", *(f"//*[@{name}]" for name in POINTERS)])
RUNNING = "//@style | //@*[starts-with(name(), 'on')]"
UNMEANT = ("None", "Undefined", "nan")
SAYS = "normalize-space(translate(., '\xa0', ' '))"
SHOWN_UNMEANT = f"//text()[{' or '.join(f'{SAYS} = {text!r}' for text in UNMEANT)}][not(ancestor::textarea)]"
FETCHED = "//a/@href | //link/@href | //img/@src | //script/@src"


def parsed(answer) -> BeautifulSoup:
    """The page of an answer, to be looked at and left as it is: several looks read it once."""
    return _read(answer.text)


@lru_cache(maxsize=8)
def _read(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "lxml")


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
    page = document_fromstring(html)
    return [*(fault for rule in RULES for fault in rule(page)), *links_that_lead_nowhere(page, app)]


def words(element: HtmlElement) -> str:
    return element.text_content().strip()


def has_its_frame(page: HtmlElement) -> Iterator[str]:
    if not page.get("lang"):
        yield "the page has no language"
    if not page.xpath("string(/html/head/title)").split("·")[0].strip():
        yield "the page has no title"
    for tag in ("h1", "main"):
        count = len(page.xpath(f"//{tag}"))
        if count != 1:
            yield f"{count} {tag} instead of one"


def headings_have_no_gaps(page: HtmlElement) -> Iterator[str]:
    before = 0
    for heading in page.xpath(HEADINGS):
        level = int(heading.tag[1])
        if level > before + 1 and before:
            yield f"h{level} after h{before}: {words(heading)}"
        if not words(heading):
            yield f"an empty h{level}"
        before = level


def controls_have_labels(page: HtmlElement) -> Iterator[str]:
    labelled = {label.get("for") for label in page.iter("label") if words(label)}
    for control in page.xpath(CONTROLS):
        wrapped = next(control.iterancestors("label"), None) is not None
        if control.get("id") not in labelled and not wrapped and not control.get("aria-label"):
            yield f"no label: {control.get('name')}"
    for group in page.iter("fieldset"):
        if not group.xpath("normalize-space(.//legend)"):
            yield "a fieldset has no legend"


def ids_are_single_and_meant(page: HtmlElement) -> Iterator[str]:
    ids = Counter(page.xpath("//@id"))
    yield from (f"id {id!r} stands {count} times" for id, count in ids.items() if count > 1 or not id)
    for tag in page.xpath(POINTING):
        wanted = [word for name in POINTERS for word in tag.get(name, "").split()]
        wanted += [tag.get("for")] if tag.tag == "label" and tag.get("for") else []
        href = tag.get("href", "")
        wanted += [href[1:]] if href.startswith("#") else []
        yield from (f"<{tag.tag}> points to {word!r}, which is not there" for word in wanted if word not in ids)


def links_that_lead_nowhere(page: HtmlElement, app: Flask) -> Iterator[str]:
    for address in page.xpath(FETCHED):
        yield from _astray(str(address), "GET", app)
    for form in page.xpath("//form[@action != '']"):
        yield from _astray(form.get("action"), form.get("method", "get").upper(), app)


@lru_cache(maxsize=2000)
def _astray(address: str, method: str, app: Flask) -> tuple[str, ...]:
    """What is wrong with where this leads; most pages have many of the same."""
    return tuple(_leads(address, method, app))


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


def nothing_runs_inside(page: HtmlElement) -> Iterator[str]:
    """The policy forbids it, so a browser would drop it in silence."""
    yield from (f"<{found.getparent().tag}> has {found.attrname}" for found in page.xpath(RUNNING))
    yield from (f"<{tag.tag}> inside the page" for tag in page.xpath("//style | //script[not(@src) or @src = '']"))


def everything_says_something(page: HtmlElement) -> Iterator[str]:
    for tag in page.xpath(SPEAKING):
        silent = not words(tag) and not tag.get("aria-label")
        if silent and not (tag.tag == "option" and tag.get("value") == ""):
            yield f"an empty <{tag.tag}>"
    yield from (f"no alt: {image.get('src')}" for image in page.xpath("//img[not(@alt)]"))
    yield from (f"{text.strip()} is shown as text" for text in page.xpath(SHOWN_UNMEANT))
    yield from (f"None as a value: {tag.get('name')}" for tag in page.xpath("//*[@value='None']"))


def errors_stand_in_the_order_of_the_page(page: HtmlElement) -> Iterator[str]:
    ids = page.xpath("//@id")
    linked = [href.removeprefix("#") for href in page.xpath("//*[contains(@class, 'errors')]//a/@href")]
    listed = [id for id in linked if id in ids]
    if listed != sorted(listed, key=ids.index):
        yield f"the list of errors is in another order than the page: {listed}"


RULES = [
    has_its_frame,
    headings_have_no_gaps,
    controls_have_labels,
    ids_are_single_and_meant,
    nothing_runs_inside,
    everything_says_something,
    errors_stand_in_the_order_of_the_page,
]

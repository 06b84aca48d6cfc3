"""Forms as a browser sees them: every control that can be sent, hostile answers to all of them, and the answers a form takes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Self
from urllib.parse import quote_plus

from lxml.html import HtmlElement

from consultant.web.text import showable
from tests.owner import PASSWORD

TEXT, NUMBER, DAY, CLOCK, CHOICE, TICK, UNSEEN, FILE = "text", "number", "day", "clock", "choice", "tick", "unseen", "file"
EVERY = (TEXT, NUMBER, DAY, CLOCK, CHOICE, TICK, UNSEEN)
PLAIN = {  # what a form may want to have in a control that it found wrong, one after the other
    TEXT: ("Plain words", "new@example.org", "555 0142", PASSWORD, ""),
    NUMBER: ("30", ""),
    DAY: ("2025-05-05", "2099-05-05", f"{datetime.now(UTC).date() + timedelta(300)}", ""),
    CLOCK: ("10:00", "10:00", ""),
}
KINDS = {"date": DAY, "time": CLOCK, "hidden": UNSEEN, "file": FILE, "radio": CHOICE, "checkbox": TICK}


@dataclass
class Control:
    """One question of a form; radios and ticks of one name are one. `sent` are its answers, at first what the page shows;
    `next` is what to try after them, None for no answer."""

    name: str
    kind: str
    shown: list[str]
    is_secret: bool = False
    next: list[str | None] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.sent: list[str] = list(self.shown)

    def try_next(self, fits: int | None) -> bool:
        """As much as `fits` of a text that is too long, else the next answer that it may want; False when there is none left."""
        if fits and self.kind == TEXT and len(self.sent[0]) > fits:
            self.sent = [self.sent[0][:fits]]
            return True
        if not self.next:
            return False
        self.sent = [answer] if (answer := self.next.pop(0)) is not None else []
        return True


@dataclass
class Filling:
    """One form of a page with its answers."""

    action: str
    method: str
    controls: list[Control]

    @classmethod
    def of(cls, form: HtmlElement, where: str) -> Self:
        """The form as it stands on the page with this address."""
        controls: list[Control] = []
        for tag in form.xpath(".//*[(self::input or self::select or self::textarea or self::button) and @name]"):
            before = controls[-1] if controls else None
            if before and before.name == tag.get("name") and tag.get("type") in ("radio", "checkbox"):
                before.next[-1:] = [tag.get("value", "on"), None]
                before.shown += [tag.get("value", "on")] if "checked" in tag.attrib else []
                before.kind = CHOICE
            else:
                controls.append(_control(tag))
        return cls(form.get("action") or where, form.get("method", "get"), controls)

    def put(self, values: dict[str, str]) -> bool:
        """By kind, this value into every control at once; False when there is none."""
        meant = [control for control in self.controls if control.kind in values]
        for control in meant:
            control.sent = [values[control.kind]]
        return bool(meant)

    def restore(self, *kinds: str) -> None:
        """What stood on the page, again."""
        for control in self.controls:
            control.sent = list(control.shown) if control.kind in kinds else control.sent

    def mend(self, page: HtmlElement) -> bool:
        """Other answers where the page says that one is wrong, else one text less; False when there is nothing left to try."""
        wrong = {tag.get("name"): _fits(page, tag) for tag in page.xpath("//form//*[@aria-invalid]")}
        if any([control.try_next(wrong[control.name]) for control in self.controls if control.name in wrong]):
            return True
        texts = [control for control in self.controls if control.kind == TEXT and any(control.sent)]
        if texts:
            texts[-1].sent = [""]
        return bool(texts)

    def pairs(self) -> list[tuple[str, str]]:
        return [(control.name, value) for control in self.controls for value in control.sent]


def _control(tag: HtmlElement) -> Control:
    kind = {"select": CHOICE, "button": UNSEEN}.get(tag.tag) or KINDS.get(tag.get("type", ""), TEXT)
    kind = NUMBER if kind == TEXT and tag.get("inputmode") in ("numeric", "decimal") else kind
    shown, possible = _shown(tag), list(PLAIN.get(kind, ()))
    if tag.tag == "select":
        possible = [value for value in tag.xpath(".//option/@value") if value][:3] + [""]
    elif kind in (CHOICE, TICK):
        possible = [tag.get("value", "on"), None]
    return Control(tag.get("name"), kind, shown, tag.get("type") == "password", possible)


def _shown(tag: HtmlElement) -> list[str]:
    """What a browser sends when nobody touches the control."""
    ticked = tag.get("type") in ("radio", "checkbox")
    if tag.tag == "button" or tag.get("type") == "file" or (ticked and "checked" not in tag.attrib):
        return []
    if tag.tag == "textarea":
        return [tag.text_content().removeprefix("\r").removeprefix("\n")]
    if tag.tag == "select":
        return tag.xpath(".//option[@selected]/@value") or tag.xpath(".//option/@value")[:1]
    return [tag.get("value", "on" if ticked else "")]


def _fits(page: HtmlElement, tag: HtmlElement) -> int | None:
    """How many characters the message at a control says that fit."""
    message = page.xpath("string(//*[@id = $id])", id=f"{tag.get('id')}-error")
    found = re.search(r"At most ([\d,]+) fit here", message)
    return int(found[1].replace(",", "")) if found else None


def body(pairs: Iterable[tuple[str, str]]) -> bytes:
    """As a form is sent; lone surrogates become the bytes that are no UTF-8."""
    return "&".join(f"{quote_plus(_raw(name))}={quote_plus(_raw(value))}" for name, value in pairs).encode()


def _raw(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def shown_again(value: str) -> str:
    """How what was sent may stand in the page again: less what cannot be shown."""
    return showable(_raw(value).decode("utf-8", "werkzeug.url_quote"))

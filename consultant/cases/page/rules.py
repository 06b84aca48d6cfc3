"""What the page of one case shows, as plain data: computed and worded before a template sees it."""

from dataclasses import dataclass, field
from typing import Any

from consultant.assessment.rules import Assessment
from consultant.calls.rules import Call
from consultant.evidence.files.rules import Attachment

FEW = 2  # promises beside a picture
NEWEST = 3  # calls that stand open
MOST = 50  # calls on the page, unless all are asked for


@dataclass(frozen=True)
class Link:
    """A way on: words for a button, the endpoint it leads to, and its arguments. `post`: the button itself changes something."""

    words: str
    endpoint: str
    args: dict[str, Any] = field(default_factory=dict)
    post: bool = False


@dataclass(frozen=True)
class Step:
    title: str
    reason: str
    link: Link | None = None
    more: Link | None = None  # beside it: what to read first


@dataclass(frozen=True)
class Item:
    """One thing in a folded row. `state` is its words and the look of the state component (ok, open, bad, plain)."""

    text: str
    lines: tuple[str, ...] = ()
    state: tuple[str, str] | None = None
    links: tuple[Link, ...] = ()
    files: tuple[Attachment, ...] = ()


@dataclass(frozen=True)
class Fold:
    """A folded row: closed, `summary` says what is inside."""

    id: str
    heading: str
    summary: str
    items: tuple[Item, ...] = ()
    links: tuple[Link, ...] = ()
    drawing: Any = None  # markup that we made


@dataclass(frozen=True)
class Pointing:
    """One arrow of the picture, under its number."""

    who: str
    at: str
    quote: str
    tested: str = ""  # that a test says otherwise


@dataclass(frozen=True)
class Drawing:
    """The picture and what says the same in words. `svg` is markup that we made, None when nothing can be drawn."""

    svg: str | None
    caption: str
    sentences: tuple[str, ...]
    pointing: tuple[Pointing, ...]


@dataclass(frozen=True)
class Timeline:
    """The log, newest first; withdrawn entries stay in it. `left_out` counts those that only the whole log shows."""

    newest: tuple[Call, ...]
    older: tuple[Call, ...]
    left_out: int


@dataclass(frozen=True)
class CasePage:
    assessment: Assessment
    number: int
    headline: str
    stop_line: str  # that the agreed unpaid time is used up, or nearly; private
    state: str
    clocks: tuple[tuple[str, str], ...]
    left: tuple[Item, ...]  # what a test changed and nobody put back
    not_put_back: str  # its heading
    steps: tuple[Step, ...]
    promises: str  # heading
    drawing: Drawing
    calls: str  # heading
    timeline: Timeline
    folds: tuple[Fold, ...]
    files: tuple[Attachment, ...] = ()

    @property
    def tall_picture(self) -> bool:
        """Whether the picture likely ends below the steps and promises beside it: a desk's columns close up better then."""
        return self.drawing.svg is not None and len(self.assessment.open_promises) <= FEW


def timeline(calls: tuple[Call, ...], whole: bool) -> Timeline:
    """`calls` in order of start, as the log holds them."""
    latest_first = sorted(calls, key=lambda call: (call.corrections or (call,))[-1].at, reverse=True)
    shown = latest_first if whole else latest_first[:MOST]
    return Timeline(tuple(shown[:NEWEST]), tuple(shown[NEWEST:]), len(calls) - len(shown))

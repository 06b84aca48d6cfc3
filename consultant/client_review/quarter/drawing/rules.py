"""The picture of all clients as markup: SVG for a screen. A shape for each proposal: never a colour alone."""

from collections.abc import Sequence
from html import escape
from itertools import repeat

from consultant.client_review.proposal.rules import Verdict
from consultant.client_review.quarter.picture.rules import BOTTOM, HEIGHT, RIGHT, WIDTH, Layout, Sign, Tick
from consultant.picture.drawing.rules import CAP_HALF, INK, PAPER

WORDS = 14  # letters at the sides
WIDE = 0.58  # em, of a letter there at most
LOOK = f'class="pic-box" fill="{PAPER}" stroke="{INK}" stroke-width="1.75"'
GRID = "#c8c0b0"
CORNERS = {  # of each shape for a sign of size 1; all have the area of a circle of that size, which stands for keeping
    Verdict.LIMIT: ((-0.89, -0.89), (0.89, -0.89), (0.89, 0.89), (-0.89, 0.89)),
    Verdict.LET_GO: ((0, -1.55), (1.35, 0.78), (-1.35, 0.78)),
    Verdict.NOT_ENOUGH: ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
}


def room_for(labels: Sequence[str]) -> float:
    """From the edge to the frame, with these words beside it."""
    return 10 + WIDE * WORDS * max(map(len, labels))


def svg(layout: Layout, title: str, along: str, money: Sequence[str], hours: Sequence[str]) -> str:
    """`title` is its text alternative, `along` the words below; `money` and `hours` say the steps at the sides."""
    below = _text((layout.left + RIGHT) / 2, BOTTOM + 42, "middle", along)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="pic" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" role="img"'
        f' aria-labelledby="all-title" font-family="Atkinson Hyperlegible, sans-serif" font-size="{WORDS}">'
        f'<title id="all-title">{escape(title)}</title>{"".join(map(_money, layout.money, money, repeat(layout.left)))}'
        f"{''.join(map(_hours, layout.hours, hours))}{below}{''.join(map(_sign, layout.signs))}{_numbers(layout)}</svg>"
    )


def _money(tick: Tick, says: str, left: float) -> str:
    return _line(f"M{left:.1f},{tick.place:.1f}H{RIGHT}") + _text(left - 6, tick.place + CAP_HALF * WORDS, "end", says)


def _hours(tick: Tick, says: str) -> str:
    return _line(f"M{tick.place:.1f},{BOTTOM - 4}V{BOTTOM + 2}") + _text(tick.place, BOTTOM + 20, "middle", says)


def _line(path: str) -> str:
    return f'<path class="pic-grid" d="{path}" stroke="{GRID}" fill="none"/>'


def _text(x: float, y: float, anchor: str, says: str) -> str:
    return f'<text class="pic-text" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{INK}">{escape(says)}</text>'


def _sign(sign: Sign) -> str:
    if sign.client.verdict == Verdict.KEEP:
        return f'<circle {LOOK} cx="{sign.x:.1f}" cy="{sign.y:.1f}" r="{sign.size:.1f}"/>'
    corners = CORNERS[sign.client.verdict]
    points = " ".join(f"{sign.x + sign.size * x:.1f},{sign.y + sign.size * y:.1f}" for x, y in corners)
    return f'<polygon {LOOK} points="{points}"/>'


def _numbers(layout: Layout) -> str:
    drop = CAP_HALF * layout.letters
    written = "".join(
        f'<text class="pic-text" fill="{INK}" x="{sign.written[0]:.1f}" y="{sign.written[1] + drop:.1f}">{sign.client.number}</text>'
        for sign in layout.signs
        if sign.written
    )
    return f'<g text-anchor="middle" font-weight="700" font-size="{layout.letters}">{written}</g>'

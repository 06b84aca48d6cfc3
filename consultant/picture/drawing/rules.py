"""The picture as markup: SVG for the screen; for paper the same lines with the names set by the page."""

from functools import lru_cache
from html import escape

from consultant.picture.layout.rules import BADGE_TEXT, HEAD, WIDTH, Area, Layout, Route, corner, lay_out
from consultant.picture.lettering.rules import Setting, clean, right_to_left
from consultant.picture.rules import Arrow, Box, Picture

INK, PAPER = "#1a1a1a", "#ffffff"  # the paper's; classes recolour them on a screen
THIN, THICK = 1.75, 3  # never a colour: a loop is seen in grey too
DASHES = "7 5"
DOTS = "2 5"  # a test contradicts it
HEAD_HALF = 6.3
CAP_HALF = 0.334  # em, half the height of a capital
PAPER_WIDTH, PAPER_HEIGHT = 112, 190  # mm at most
TEXT = 'text-anchor="middle" font-weight="700"'


@lru_cache(maxsize=256)
def svg(picture: Picture, title: str, ident: str, relayed: str, tested: str = "") -> str:
    """One accessible SVG; the same arguments, the same bytes.

    `title` is its text alternative, `ident` begins its ids, `relayed` and `tested` are the words on the
    badges of a second-hand arrow and of one that a test contradicts.
    """
    layout = lay_out(picture, relayed, tested)
    names = map(_name, picture.boxes, layout.boxes, layout.setting.names, [layout.setting] * len(layout.boxes))
    return _drawn(picture, layout, title, ident, "".join(names))


@lru_cache(maxsize=256)
def paper(picture: Picture, title: str, ident: str, relayed: str, tested: str = "", wide: int = PAPER_WIDTH) -> str:
    """The same SVG without its names, and over it the names as text of the page; `wide` mm, less when it is very tall.

    The PDF engine sets SVG text one code point at a time, which takes Arabic, Hebrew and combining marks apart.
    """
    layout = lay_out(picture, relayed, tested)
    unit = min(wide / WIDTH, PAPER_HEIGHT / layout.height)
    size = _style({"width": WIDTH, "height": layout.height}, unit)
    names = (
        _label(box, _label_measures(area, lines, layout), unit, lines)
        for box, area, lines in zip(picture.boxes, layout.boxes, layout.setting.names, strict=True)
    )
    return f'<div class="pic-paper" style="{size}">{_drawn(picture, layout, title, ident, "")}{"".join(names)}</div>'


def _drawn(picture: Picture, layout: Layout, title: str, ident: str, names: str) -> str:
    arrows = "".join(map(_arrow, picture.arrows, layout.routes))
    boxes = "".join(map(_box, picture.boxes, layout.boxes))
    badges = "".join(_badge(says, route.badge) for says, route in zip(layout.badges, layout.routes, strict=True))
    ident = escape(ident)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="pic" viewBox="0 {layout.top} {WIDTH} {layout.height}"'
        f' width="{WIDTH}" height="{layout.height}" role="img" aria-labelledby="{ident}-title"'
        f' font-family="Atkinson Hyperlegible, sans-serif">'
        f'<title id="{ident}-title">{escape(clean(title))}</title>{arrows}{boxes}{names}{badges}</svg>'
    )


def _arrow(arrow: Arrow, route: Route) -> str:
    shaft, tip = route.shaft, route.tip
    ahead = (tip - shaft.end) / abs(tip - shaft.end)
    back = tip - HEAD * ahead
    head = " ".join(map(_point, (tip, back + HEAD_HALF * 1j * ahead, back - HEAD_HALF * 1j * ahead)))
    pattern = DOTS if arrow.tested else DASHES if arrow.relayed else None
    dashes = f' stroke-dasharray="{pattern}"' if pattern else ""
    return (
        f'<path class="pic-line" d="M{_point(shaft.start)} Q{_point(shaft.control)} {_point(shaft.end)}" fill="none"'
        f' stroke="{INK}" stroke-width="{THICK if arrow.loop else THIN}"{dashes}/>'
        f'<polygon class="pic-head" points="{head}" fill="{INK}"/>'
    )


def _box(box: Box, area: Area) -> str:
    dots = ' stroke-dasharray="2 5"' if box.silent else ""
    return f'<rect class="pic-box" {_rect(area, corner(box, area.height))} fill="{PAPER}" stroke="{INK}" stroke-width="1.5"{dots}/>'


def _name(box: Box, area: Area, lines: tuple[str, ...], setting: Setting) -> str:
    """Each line is its own paragraph to a browser, so that the whole name has to say which way it runs."""
    runs = ' direction="rtl"' if right_to_left(box.label) else ""
    first = area.centre - 1j * ((len(lines) - 1) * setting.line / 2 - CAP_HALF * setting.size)
    return "".join(
        f'<text class="pic-text" {_at(first + 1j * row * setting.line)} {TEXT} font-size="{setting.size}" fill="{INK}"{runs}>'
        f"{escape(line)}</text>"
        for row, line in enumerate(lines)
    )


def _label(box: Box, measures: dict[str, float], unit: float, lines: tuple[str, ...]) -> str:
    runs = "rtl" if right_to_left(box.label) else "ltr"
    return f'<div class="pic-name" dir="{runs}" style="{_style(measures, unit)}">{"<br>".join(map(escape, lines))}</div>'


def _label_measures(area: Area, lines: tuple[str, ...], layout: Layout) -> dict[str, float]:
    """From the top left of the drawing, in its units."""
    setting = layout.setting
    top = area.centre.imag - layout.top - len(lines) * setting.line / 2
    return {"left": area.corner.real, "top": top, "width": area.width, "font-size": setting.size, "line-height": setting.line}


def _style(measures: dict[str, float], unit: float) -> str:
    """CSS for these drawing units, where one is `unit` mm."""
    return ";".join(f"{name}:{length * unit:.3f}mm" for name, length in measures.items())


def _badge(says: str, area: Area) -> str:
    return (
        f'<rect class="pic-badge" {_rect(area, area.height / 2)} fill="{INK}"/>'
        f'<text class="pic-num" {_at(area.centre + 1j * CAP_HALF * BADGE_TEXT)} {TEXT} font-size="{BADGE_TEXT}" fill="{PAPER}">'
        f"{escape(says)}</text>"
    )


def _rect(area: Area, radius: float) -> str:
    size = f'width="{_number(area.width)}" height="{_number(area.height)}" rx="{_number(radius)}"'
    return f"{_at(area.corner)} {size}"


def _at(point: complex) -> str:
    return f'x="{_number(point.real)}" y="{_number(point.imag)}"'


def _point(point: complex) -> str:
    return f"{_number(point.real)},{_number(point.imag)}"


def _number(value: float) -> str:
    """One decimal: the same bytes on every machine."""
    return f"{round(value, 1) + 0:g}"  # + 0: never "-0"

"""The chain as markup: one box a part, one below the other, joined by a line; on paper the words are text of the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from consultant.picture.chain.rules import Standing
from consultant.picture.drawing.rules import INK, PAPER, PAPER_WIDTH
from consultant.picture.layout.rules import WIDTH
from consultant.picture.lettering.rules import clean, right_to_left, wrap

EDGE, PAD, GAP, JOINED_AT = 2, 10, 16, 40  # drawing units: one is one pixel on a phone
LEFT, RIGHT = 204, 124  # widths of the two columns of words
NAME, WORDS = (16, 19), (15, 18)  # letters and line
MOST_LINES = 4
LINES = {  # width of the border and its dashes: never a colour, and the words say it too
    Standing.WORKS: ("1.5", ""),
    Standing.FAULTY: ("3.5", ""),
    Standing.DISPUTED: ("3", "9 4"),
    Standing.POINTED_AT: ("1.75", "9 4"),
    Standing.UNCHECKED: ("1.75", "2 5"),
}


@dataclass(frozen=True)
class Piece:
    """What stands in one box: the part, who looks after it, and how it stands."""

    name: str
    keeper: str
    says: str
    standing: Standing


@dataclass(frozen=True)
class Words:
    """Lines of one text, from the top left of the drawing."""

    left: float
    top: float
    width: float
    lines: tuple[str, ...]
    size: int
    line: int
    bold: bool


def svg(pieces: Sequence[Piece], desk: str, title: str, ident: str) -> str:
    """For a screen; `desk` stands where the chain begins, `title` is the text alternative."""
    words, boxes, height = _laid_out(pieces, desk)
    return _drawn(boxes + "".join(map(_text, words)), height, title, ident)


def paper(pieces: Sequence[Piece], desk: str, ident: str, wide: int = PAPER_WIDTH) -> str:
    """For the PDF engine, `wide` in mm: a drawing for each link, so that a page can end between two."""
    unit = wide / WIDTH
    return "".join(_on_paper(piece, "" if place else desk, f"{ident}-{place}", unit) for place, piece in enumerate(pieces))


def _on_paper(piece: Piece, desk: str, ident: str, unit: float) -> str:
    words, boxes, height = _laid_out([piece], desk)
    size = f"width:{WIDTH * unit:.3f}mm;height:{height * unit:.3f}mm"
    drawn = _drawn(boxes, height, f"{piece.name}, {piece.keeper}: {piece.says}", ident)
    return f'<div class="pic-paper" style="{size}">{drawn}{"".join(_label(one, unit) for one in words)}</div>'


def _laid_out(pieces: Sequence[Piece], desk: str) -> tuple[list[Words], str, int]:
    """All words, the boxes as markup, and the height. Without `desk` it goes on from what stands above."""
    words, boxes, top = [], [], 0
    if desk:
        start = _words(EDGE + PAD, EDGE + 6, 200, desk, WORDS, bold=True)
        high = _height(start) + 12
        words, boxes, top = [start], [_box(EDGE, 226, high, "1.5", "", high / 2)], EDGE + high
    for piece in pieces:
        boxes.append(f'<path class="pic-line" d="M{JOINED_AT},{top} V{top + GAP}" fill="none" stroke="{INK}" stroke-width="3"/>')
        top += GAP
        name = _words(EDGE + PAD, top + 8, LEFT, piece.name, NAME, bold=True)
        keeper = _words(EDGE + PAD, top + 8 + _height(name), LEFT, piece.keeper, WORDS)
        says = _words(WIDTH - EDGE - PAD - RIGHT, top + 8, RIGHT, piece.says, WORDS)
        high = max(_height(name) + _height(keeper), _height(says)) + 18
        boxes.append(_box(top, WIDTH - 2 * EDGE, high, *LINES[piece.standing], 6))
        words += [name, keeper, says]
        top += high
    return words, "".join(boxes), top + EDGE


def _words(left: float, top: float, width: float, text: str, look: tuple[int, int], bold: bool = False) -> Words:
    size, line = look
    lines, _broken = wrap(clean(text), width / size)
    shown = lines if len(lines) <= MOST_LINES else [*lines[: MOST_LINES - 1], lines[MOST_LINES - 1] + "…"]
    return Words(left, top, width, tuple(shown), size, line, bold)


def _height(words: Words) -> int:
    return len(words.lines) * words.line


def _box(top: float, width: float, height: float, border: str, dashes: str, corner: float) -> str:
    pattern = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<rect class="pic-box" x="{EDGE}" y="{top}" width="{width}" height="{height}" rx="{corner:g}" fill="{PAPER}" stroke="{INK}"'
        f' stroke-width="{border}"{pattern}/>'
    )


def _drawn(inside: str, height: int, title: str, ident: str) -> str:
    ident = escape(ident)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="pic" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
        f' role="img" aria-labelledby="{ident}-title" font-family="Atkinson Hyperlegible, sans-serif">'
        f'<title id="{ident}-title">{escape(clean(title))}</title>{inside}</svg>'
    )


def _text(words: Words) -> str:
    return "".join(_line(words, row, line) for row, line in enumerate(words.lines))


def _line(words: Words, row: int, line: str) -> str:
    """Right to left, the line begins at the other edge."""
    runs = right_to_left(line)
    x = words.left + words.width if runs else words.left
    y = words.top + row * words.line + words.size
    bold = ' font-weight="700"' if words.bold else ""
    more = ' direction="rtl"' if runs else ""
    return f'<text class="pic-text" x="{x:g}" y="{y:g}" font-size="{words.size}" fill="{INK}"{bold}{more}>{escape(line)}</text>'


def _label(words: Words, unit: float) -> str:
    measures = {"left": words.left, "top": words.top, "width": words.width + 6, "font-size": words.size, "line-height": words.line}
    style = ";".join(f"{name}:{length * unit:.3f}mm" for name, length in measures.items())
    runs = "rtl" if right_to_left(words.lines[0]) else "ltr"
    look = " chain-name" if words.bold else ""
    return f'<div class="chain-words{look}" dir="{runs}" style="{style}">{"<br>".join(map(escape, words.lines))}</div>'

"""Where the boxes, arrows and numbers of a picture stand. Points are complex numbers, in drawing units."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, floor

from consultant.picture.lettering.rules import Setting, clean, set_names, width
from consultant.picture.rules import MOST_DRAWN, Arrow, Box, Picture

WIDTH, MARGIN = 360, 3  # one unit is one pixel on a phone
BOX_WIDTH = {2: 128, 3: 140, 4: 132, 5: 120, 6: 120}
LEAST_HEIGHT = {2: 84}
ROOM_AROUND_TEXT = 26
PILL_CORNER, BOX_CORNER = 40, 6
LEAVES, ARRIVES = 5, 7  # how far off the box a line starts and ends
HEAD, SHAFT_INTO_HEAD = 14, 4
DISC, BADGE_TEXT, APART, TAIL = 26, 15, 4, 10
BOW, STEP = 19, 16
BOWS = tuple(sign * (BOW + STEP * i) for i in range(12) for sign in (1, -1))
SHARES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82)
CELL, SAMPLES = 8, 40
SWEEPS = 8
TOUCH, THROUGH, OUTSIDE, CROSSING, UNDER = 1e6, 200, 300, 40, 60  # what each fault costs against a unit of bow


@dataclass(frozen=True)
class Curve:
    """A quadratic Bézier curve."""

    start: complex
    control: complex
    end: complex

    def at(self, t: float) -> complex:
        return (1 - t) ** 2 * self.start + 2 * (1 - t) * t * self.control + t * t * self.end

    def between(self, t: float, u: float) -> "Curve":
        """The part from t to u, 0 ≤ t < u ≤ 1."""
        control = (1 - t) * (1 - u) * self.start + ((1 - t) * u + t * (1 - u)) * self.control + t * u * self.end
        return Curve(self.at(t), control, self.at(u))


@dataclass(frozen=True)
class Area:
    """An upright rectangle by its centre and full size."""

    centre: complex
    width: float
    height: float

    def holds(self, point: complex, around: float = 0) -> bool:
        off = point - self.centre
        return abs(off.real) < self.width / 2 + around and abs(off.imag) < self.height / 2 + around

    def touches(self, other: "Area", apart: float = APART) -> bool:
        off = other.centre - self.centre
        wide, high = (self.width + other.width) / 2 + apart, (self.height + other.height) / 2 + apart
        return abs(off.real) < wide and abs(off.imag) < high

    @property
    def corner(self) -> complex:
        """Top left."""
        return self.centre - complex(self.width, self.height) / 2


@dataclass(frozen=True)
class Route:
    """One way an arrow may run: its shaft, the tip of its head and its badge; `cost` is what is wrong with it by itself."""

    shaft: Curve
    tip: complex
    badge: Area
    cost: float
    touches: bool  # the badge hides something or leaves the drawing
    line_cells: frozenset[tuple[int, int]]
    badge_cells: frozenset[tuple[int, int]]


@dataclass(frozen=True)
class Layout:
    boxes: tuple[Area, ...]  # as in the picture
    setting: Setting
    routes: tuple[Route, ...]  # as the picture's arrows
    badges: tuple[str, ...]  # what each arrow's badge says
    top: int
    height: int


def corner(box: Box, height: float) -> float:
    """The radius of the box's corners."""
    return min(height / 2, PILL_CORNER) if box.pill else BOX_CORNER


def room(box: Box, boxes: int) -> float:
    """How wide a line of the name may be; a pill's round ends take some."""
    return BOX_WIDTH[boxes] - (36 if box.pill else 12)


@lru_cache(maxsize=256)
def lay_out(picture: Picture, relayed: str, tested: str = "") -> Layout:
    """Every badge clear of the boxes, of each other and of the arrowheads.

    `relayed` is the word on the badge of a second-hand arrow, `tested` of one that a test contradicts. Where no place is
    found the rows move apart; where that would fill a page, dashes and dots alone say it. Places and measures: the
    report's page design.
    """
    boxes = len(picture.boxes)
    if not 2 <= boxes <= MOST_DRAWN:
        raise ValueError(f"{boxes} boxes: a picture has 2 to {MOST_DRAWN}")
    setting = set_names(tuple(clean(box.label) for box in picture.boxes), tuple(room(box, boxes) for box in picture.boxes))
    height = max(setting.tallest + ROOM_AROUND_TEXT, LEAST_HEIGHT.get(boxes, 64))
    for gap, words in _attempts(80 if boxes > 4 else 84, (relayed, tested)):
        areas = tuple(Area(place, BOX_WIDTH[boxes], height) for place in _places(boxes, height, gap))
        badges = tuple(_says(arrow, *words) for arrow in picture.arrows)
        routes = _choose([_routes(arrow, says, picture, areas) for arrow, says in zip(picture.arrows, badges, strict=True)])
        if not _touching(routes):
            break
    return _framed(areas, setting, routes, badges)


def _says(arrow: Arrow, relayed: str, tested: str) -> str:
    word = tested if arrow.tested else relayed if arrow.relayed else ""
    return f"{arrow.number} {word}".rstrip()


def _attempts(gap: float, words: tuple[str, str]) -> Iterator[tuple[float, tuple[str, str]]]:
    """Gap between the rows and the words on badges; without the words there is more room."""
    yield from ((gap * 1.4**widened, words) for widened in range(3))
    yield from ((gap * 1.4**widened, ("", "")) for widened in range(8))


def _places(boxes: int, height: float, gap: float) -> tuple[complex, ...]:
    """Centres, clockwise from the top left; three: from the top."""
    half = BOX_WIDTH[boxes] / 2 + MARGIN
    left, right = half, WIDTH - half
    top, middle, bottom = (complex(0, row * (height + gap)) for row in range(3))
    if boxes == 3:
        return WIDTH / 2 + top, right + middle, left + middle
    if boxes <= 4:
        return (left + top, right + top, right + middle, left + middle)[:boxes]
    return (left + top, right + top, right + middle, right + bottom, left + bottom, left + middle)[:boxes]


def _framed(areas: tuple[Area, ...], setting: Setting, routes: list[Route], badges: tuple[str, ...]) -> Layout:
    """With the height that holds everything; a bow may rise above the top row or fall below the last."""
    marks = [*areas, *(route.badge for route in routes)]
    points = [route.shaft.at(i / SAMPLES).imag for route in routes for i in range(SAMPLES + 1)]
    highest = min([*points, *(mark.corner.imag for mark in marks)])
    lowest = max([*points, *(mark.corner.imag + mark.height for mark in marks)])
    top = floor(highest) - MARGIN
    return Layout(areas, setting, tuple(routes), badges, top, ceil(lowest) + MARGIN - top)


def _routes(arrow: Arrow, says: str, picture: Picture, areas: tuple[Area, ...]) -> list[Route]:
    """All ways this arrow may run, the plainest first."""
    place = {box.id: area for box, area in zip(picture.boxes, areas, strict=True)}
    start, end = place[arrow.by], place[arrow.about]
    mutual = any((other.by, other.about) == (arrow.about, arrow.by) for other in picture.arrows)
    wide = max(DISC, width(says) * BADGE_TEXT + 12)
    bows = BOWS if mutual else (0, *BOWS)
    return sorted((route for bow in bows for route in _bowed(start, end, bow, wide, areas)), key=lambda route: route.cost)


def _bowed(start: Area, end: Area, bow: float, wide: float, areas: tuple[Area, ...]) -> Iterator[Route]:
    """The arrow with its middle `bow` off the straight line, with each place its badge may take."""
    along = end.centre - start.centre
    whole = Curve(start.centre, start.centre + along / 2 + 2j * bow * along / abs(along), end.centre)
    leaves = _where(lambda t: start.holds(whole.at(t), LEAVES), 0)
    arrives = _where(lambda t: end.holds(whole.at(t), ARRIVES), 1)
    tip = whole.at(arrives)
    neck = _where(lambda t: abs(whole.at(t) - tip) < HEAD - SHAFT_INTO_HEAD, arrives)
    if leaves >= neck:
        return
    line, shaft = whole.between(leaves, arrives), whole.between(leaves, neck)
    points = [line.at(i / SAMPLES) for i in range(SAMPLES + 1)]
    through = sum(area.holds(point, APART) for point in points for area in areas)
    outside = sum(not APART <= point.real <= WIDTH - APART for point in points)
    faults = abs(bow) + THROUGH * through + OUTSIDE * outside
    cells = frozenset(map(_cell, points))
    for share in SHARES:
        badge = Area(line.at(share), wide, DISC)
        touches = not _stands_free(badge, shaft, tip, areas)
        cost = faults + 20 * abs(share - 0.5) + TOUCH * touches
        yield Route(shaft, tip, badge, cost, touches, cells, _cells(badge))


def _where(inside, t: float) -> float:
    """Where a curve leaves what it is inside of at `t`, on the way to its middle, by halving."""
    middle = 0.5
    for _ in range(14):
        half = (t + middle) / 2
        t, middle = (half, middle) if inside(half) else (t, half)
    return middle


def _stands_free(badge: Area, shaft: Curve, tip: complex, areas: tuple[Area, ...]) -> bool:
    """Hides no box, leaves the head and a piece of the line's tail to be seen, stays in the drawing."""
    back = shaft.end + (shaft.end - tip) / abs(shaft.end - tip) * SHAFT_INTO_HEAD
    hides = badge.holds(tip, 2) or badge.holds(back, 2) or badge.holds(shaft.start, TAIL)
    left = badge.corner.real
    in_drawing = left >= MARGIN and left + badge.width <= WIDTH - MARGIN
    return in_drawing and not hides and not any(badge.touches(area, 2) for area in areas)


def _cell(point: complex) -> tuple[int, int]:
    return int(point.real // CELL), int(point.imag // CELL)


def _cells(area: Area) -> frozenset[tuple[int, int]]:
    (left, top), (right, bottom) = _cell(area.corner), _cell(area.corner + complex(area.width, area.height))
    return frozenset((x, y) for x in range(left, right + 1) for y in range(top, bottom + 1))


def _choose(options: list[list[Route]]) -> list[Route]:
    """One route for each arrow: each in turn takes what is best beside the others, until none moves any more."""
    lines: Counter = Counter()
    badges: Counter = Counter()
    chosen: list[Route | None] = [None] * len(options)
    for _ in range(SWEEPS):
        before = list(chosen)
        for i, routes in enumerate(options):
            if taken := chosen[i]:
                lines.subtract(taken.line_cells)
                badges.subtract(taken.badge_cells)
            others = [route.badge for j, route in enumerate(chosen) if route and j != i]
            chosen[i] = best = _best(routes, others, lines, badges)
            lines.update(best.line_cells)
            badges.update(best.badge_cells)
        if chosen == before:
            break
    return [route for route in chosen if route]


def _best(routes: list[Route], others: list[Area], lines: Counter, badges: Counter) -> Route:
    best, least = routes[0], float("inf")
    crossed: dict[frozenset[tuple[int, int]], int] = {}  # the same line comes with many places for its badge
    for route in routes:
        if route.cost >= least:  # sorted: no later one is better
            break
        if route.line_cells not in crossed:
            crossed[route.line_cells] = sum(CROSSING * lines[cell] + UNDER * badges[cell] for cell in route.line_cells)
        cost = route.cost + crossed[route.line_cells] + UNDER * sum(lines[cell] for cell in route.badge_cells)
        if cost < least:
            cost += TOUCH * sum(route.badge.touches(other) for other in others)
        if cost < least:
            best, least = route, cost
    return best


def _touching(routes: list[Route]) -> bool:
    badges = [route.badge for route in routes]
    return any(route.touches for route in routes) or any(one.touches(other) for i, one in enumerate(badges) for other in badges[i + 1 :])

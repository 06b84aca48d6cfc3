"""Where the signs of clients stand: what an hour earned upwards, hours to the right, larger with unpaid time. Drawing units."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10, sqrt

from consultant.client_review.proposal.rules import Verdict

WIDTH, HEIGHT = 360, 312
TOP, RIGHT, BOTTOM = 8, 352, 262  # of the frame; its left side leaves room for the words beside it
STEPS = (1, 2, 2.5, 5, 10)
MOST_STEPS = 5
LEAST = 0.01  # a cent, or less than a minute: a scale of less would say nothing
SIZES = ((12, 11, 20, 14), (60, 6, 12, 12), (float("inf"), 3.5, 8, 12))  # up to so many signs: the smallest, the largest, letters
REACH = 1.56  # of the shape that sticks out most, for a sign of size 1
DIGIT = 0.6  # em
CELL = 4  # room is counted in squares of this side

Cells = frozenset[tuple[int, int]]


@dataclass(frozen=True)
class Client:
    """What a sign tells. `number` is its row in the table; money and hours are 0 or more."""

    number: int
    verdict: Verdict
    hour: float
    hours: float
    unpaid: int


@dataclass(frozen=True)
class Sign:
    """The middle of a sign and its size: the radius of a circle that has its area. `written` is the middle of its number, or None
    where it has no room."""

    client: Client
    x: float
    y: float
    size: float
    written: tuple[float, float] | None = None


@dataclass(frozen=True)
class Tick:
    value: float
    place: float


@dataclass(frozen=True)
class Layout:
    """`signs` are drawn in their order, so that a small one lies on a large one."""

    left: float
    letters: float
    signs: tuple[Sign, ...]
    hours: tuple[Tick, ...]
    money: tuple[Tick, ...]


def lay_out(clients: Sequence[Client], left: float) -> Layout:
    """At least one client; the frame begins `left` from the edge."""
    _most, smallest, largest, letters = next(one for one in SIZES if len(clients) <= one[0])
    edge = REACH * largest
    right, up = steps(one.hours for one in clients), steps(one.hour for one in clients)
    wide, high = RIGHT - left - 2 * edge, BOTTOM - TOP - 2 * edge
    unpaid = max(one.unpaid for one in clients) or 1
    signs = [
        Sign(
            one,
            x=left + edge + wide * one.hours / right[-1],
            y=BOTTOM - edge - high * one.hour / up[-1],
            size=sqrt(smallest**2 + (largest**2 - smallest**2) * one.unpaid / unpaid),
        )
        for one in clients
    ]
    return Layout(
        left,
        letters,
        tuple(sorted(_numbered(signs, left, letters), key=lambda sign: (-sign.size, sign.client.number))),
        tuple(Tick(value, left + edge + wide * value / right[-1]) for value in right),
        tuple(Tick(value, BOTTOM - edge - high * value / up[-1]) for value in up),
    )


def steps(values: Iterable[float]) -> list[float]:
    """From nothing to at least the most, in a few round steps."""
    most = max(values)
    rough = (most if most >= LEAST else 1) / MOST_STEPS
    power = 10 ** floor(log10(rough))
    step = next(one * power for one in STEPS if one * power >= rough * 0.999_999)
    return [step * n for n in range(max(1, ceil(most / step * 0.999_999)) + 1)]


def _numbered(signs: Sequence[Sign], left: float, letters: float) -> Iterator[Sign]:
    """A number stands in its sign or beside it, where it touches no other sign and no other number."""
    covered = Counter(cell for sign in signs for cell in _cells(sign.x, sign.y, *_half(sign.size)))
    taken: set[tuple[int, int]] = set()
    for sign in signs:
        half = (len(str(sign.client.number)) * DIGIT * letters / 2 + 1, letters / 2)
        inside = half[0] <= sign.size * 0.85 and half[1] <= sign.size * 0.85
        own = _cells(sign.x, sign.y, *_half(sign.size))
        for x, y in _places(sign, half, inside):
            cells = _cells(x, y, *half)
            is_free = all(covered[cell] == (cell in own) for cell in cells) and taken.isdisjoint(cells)
            if is_free and left <= x - half[0] and x + half[0] <= RIGHT and y - half[1] >= TOP and y + half[1] <= BOTTOM:
                taken |= cells
                yield Sign(sign.client, sign.x, sign.y, sign.size, (x, y))
                break
        else:
            yield sign


def _places(sign: Sign, half: tuple[float, float], inside: bool) -> Iterator[tuple[float, float]]:
    if inside:
        yield sign.x, sign.y
    across, along = sign.size * 1.36 + half[0] + CELL, sign.size * REACH + half[1] + CELL
    for right, down in ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1)):
        yield sign.x + right * across, sign.y + down * along


def _half(size: float) -> tuple[float, float]:
    return size * 1.36, size * REACH


def _cells(x: float, y: float, across: float, along: float) -> Cells:
    """The squares that a rectangle touches, told from its middle and half its sides."""
    columns = range(floor((x - across) / CELL), floor((x + across) / CELL) + 1)
    rows = range(floor((y - along) / CELL), floor((y + along) / CELL) + 1)
    return frozenset((column, row) for column in columns for row in rows)

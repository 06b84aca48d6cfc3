"""A list of invoices as text (CSV): read whole, with every line that is wrong, before anything is stored."""

import csv
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from enum import StrEnum

from consultant.cases.rules import NAME
from consultant.client_review.money.rules import LONGEST, OLDEST, USUALLY_DUE
from consultant.matching.rules import folded
from consultant.numbers.rules import amount

COLUMNS = ("client", "date", "amount", "currency", "due", "paid on")
NEEDED = COLUMNS[:3]
MOST_LINES = 2_000
MOST_CHARACTERS = 200_000
MOST_GUESSES = 20  # of whom an unknown name may mean: each is compared with every client
SAMPLE = (  # with the practice's currency
    "client,date,amount,currency,due,paid on\n"
    "Ann Lee,2026-03-02,120.00,{currency},2026-04-01,2026-03-20\n"
    "Corner Café,2026-03-09,450.50,,,\n"
)

_LINE_ENDS = re.compile("\r\n?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


class Flaw(StrEnum):
    TOO_LONG = "too many characters"
    TOO_MANY = "too many lines"
    NOT_A_LIST = "quotes that do not close"
    NO_COLUMN = "a column that is needed is missing"
    ODD_COLUMN = "a column that we do not know"
    SAME_COLUMN = "a column twice"
    NO_LINES = "nothing below the first line"
    CELLS = "more or fewer values than columns"
    EMPTY = "a value that is needed is missing"
    UNKNOWN = "nobody has this name"
    TWO_OF_THEM = "two clients have this name"
    NO_DAY = "not a day"
    AHEAD = "a day that has not come yet"
    LONG_AGO = "a day decades ago"
    NO_AMOUNT = "not an amount"
    NOTHING = "an amount of nothing"
    NO_CURRENCY = "not a currency"
    DUE_BEFORE = "due before its date"
    DUE_LONG_AFTER = "due years after its date"


@dataclass(frozen=True)
class Problem:
    """What is wrong in a line, counted from 1 as in the file. `near` are names of clients that look alike."""

    line: int
    flaw: Flaw
    value: str = ""
    column: str = ""
    near: tuple[str, ...] = ()


class Odd(ValueError):
    """Somewhere in the line that is being read."""

    def __init__(self, flaw: Flaw, value: str = "", column: str = "", near: Iterable[str] = ()) -> None:
        super().__init__(flaw)
        self.flaw, self.value, self.column, self.near = flaw, value, column, tuple(near)

    def at(self, line: int) -> Problem:
        return Problem(line, self.flaw, self.value, self.column, self.near)


@dataclass(frozen=True)
class Line:
    """One invoice of the list. It was paid whole on `paid_on`, or nothing is known of that."""

    line: int
    client_id: int
    on: date
    amount: Decimal
    currency: str
    due: date
    paid_on: date | None = None

    @property
    def same(self) -> tuple[object, ...]:
        """What tells it from other invoices."""
        return self.client_id, self.on, self.amount, self.currency


@dataclass(frozen=True)
class Known:
    """What a line is read against: ids and names of the practice's clients, its currency, all currencies, and the day."""

    clients: tuple[tuple[int, str], ...]
    currency: str
    currencies: Collection[str]
    today: date


def read_list(text: str, known: Known) -> tuple[tuple[Line, ...], tuple[Problem, ...]]:
    """All lines, and all that is wrong: at most one thing in each line. Commas or semicolons, whichever the first line has."""
    if len(text) > MOST_CHARACTERS:
        return (), (Problem(1, Flaw.TOO_LONG),)
    text = _LINE_ENDS.sub("\n", text)
    try:
        (number, head), *rows = _rows(text) or [(1, [])]
        columns = _columns(head)
    except Odd as odd:
        return (), (odd.at(1),)
    except csv.Error:
        return (), (Problem(_last_quote(text), Flaw.NOT_A_LIST),)
    if not rows or len(rows) > MOST_LINES:
        return (), (Problem(number, Flaw.TOO_MANY if rows else Flaw.NO_LINES),)
    lines, problems, clients = [], [], _Clients(known.clients)
    for number, row in rows:
        try:
            lines.append(_line(number, _cells(columns, row), known, clients))
        except Odd as odd:
            problems.append(odd.at(number))
    return tuple(lines), tuple(problems)


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """What is not blank, each with the number of its first line."""
    given = [f"{line}\n" for line in text.split("\n")]
    head = next((line for line in given if line.strip()), "")
    reader = csv.reader(given, delimiter=";" if ";" in head else ",", strict=True)
    rows, start = [], 1
    for row in reader:
        if any(cell.strip() for cell in row):
            rows.append((start, [" ".join(cell.split()) for cell in row]))
        start = reader.line_num + 1
    return rows


def _last_quote(text: str) -> int:
    """Where the quote stands that spoils it, as far as one can tell."""
    return text.count("\n", 0, text.rfind('"')) + 1


def _columns(head: list[str]) -> list[str]:
    columns = [name.casefold().replace("_", " ") for name in head]
    while columns and not columns[-1]:  # as spreadsheets leave them
        columns.pop()
    for name in NEEDED:
        if name not in columns:
            raise Odd(Flaw.NO_COLUMN, column=name)
    for place, name in enumerate(columns):
        if name not in COLUMNS:
            raise Odd(Flaw.ODD_COLUMN, head[place])
        if name in columns[:place]:
            raise Odd(Flaw.SAME_COLUMN, column=name)
    return columns


def _cells(columns: list[str], row: list[str]) -> Mapping[str, str]:
    while len(row) > len(columns) and not row[-1]:
        row.pop()
    if len(row) != len(columns):
        raise Odd(Flaw.CELLS, f"{len(row)}", f"{len(columns)}")
    return dict(zip(columns, row, strict=True))


class _Clients:
    """Clients by their names, however the letters are set."""

    def __init__(self, clients: Iterable[tuple[int, str]]) -> None:
        self.ids: dict[str, list[int]] = {}
        self.names: dict[str, str] = {}
        self.guesses = 0
        for client_id, name in clients:
            self.ids.setdefault(folded(name), []).append(client_id)
            self.names[folded(name)] = name

    def one(self, name: str) -> int:
        ids = self.ids.get(folded(name), [])
        if not ids:
            raise Odd(Flaw.UNKNOWN, name, near=self._near(folded(name[:NAME])))
        if len(ids) > 1:
            raise Odd(Flaw.TWO_OF_THEM, name)
        return ids[0]

    def _near(self, name: str) -> list[str]:
        self.guesses += 1
        found = get_close_matches(name, self.names, cutoff=0.7) if self.guesses <= MOST_GUESSES else []
        return [self.names[one] for one in found]


def _line(number: int, cells: Mapping[str, str], known: Known, clients: _Clients) -> Line:
    for column in NEEDED:
        if not cells[column]:
            raise Odd(Flaw.EMPTY, column=column)
    on = _past(cells, "date", known.today)
    due = _day(cells, "due") or on + USUALLY_DUE
    if not on <= due <= on + LONGEST:
        raise Odd(Flaw.DUE_BEFORE if due < on else Flaw.DUE_LONG_AFTER, cells["due"])
    client_id, sum_ = clients.one(cells["client"]), _amount(cells["amount"])
    return Line(number, client_id, on, sum_, _currency(cells.get("currency"), known), due, _past(cells, "paid on", known.today))


def _day(cells: Mapping[str, str], column: str) -> date | None:
    text = cells.get(column)
    try:
        if text and not _DAY.fullmatch(text):
            raise ValueError
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Odd(Flaw.NO_DAY, text or "", column) from None


def _past(cells: Mapping[str, str], column: str, today: date) -> date | None:
    found = _day(cells, column)
    if found and found > today:
        raise Odd(Flaw.AHEAD, cells[column], column)
    if found and found < today - OLDEST:
        raise Odd(Flaw.LONG_AGO, cells[column], column)
    return found


def _amount(text: str) -> Decimal:
    found = amount(text)
    if found is None:
        raise Odd(Flaw.NO_AMOUNT, text)
    if not found:
        raise Odd(Flaw.NOTHING, text)
    return found


def _currency(text: str | None, known: Known) -> str:
    found = (text or known.currency).upper()
    if found not in known.currencies:
        raise Odd(Flaw.NO_CURRENCY, text or "")
    return found


class Fate(StrEnum):
    """What becomes of a line."""

    NEW = "added"
    PAID = "in already; that it was paid is new"
    SAME = "in already"


def fates(lines: Iterable[Line], stored: Mapping[tuple[object, ...], Decimal]) -> Iterator[tuple[Line, Fate, Decimal]]:
    """Each line with what came in by it: what was still open. `stored` is what is open of the invoices that are in, by what tells
    them from others."""
    known = dict(stored)
    for line in lines:
        still = known.get(line.same, line.amount)
        came = still if line.paid_on else Decimal(0)
        yield line, Fate.NEW if line.same not in known else Fate.PAID if came else Fate.SAME, came
        known[line.same] = still - came

"""A list of invoices: read whole or not at all, each wrong line by its number; what is in already stays once."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest

from consultant.client_review.history.rules import Payment
from consultant.client_review.money.actions import add_invoice, all_clients, invoices_of
from consultant.client_review.money.listed.rules import MOST_CHARACTERS, MOST_LINES, SAMPLE, Fate, Flaw, Known, Line, fates, read_list
from consultant.clients.actions import add_client
from tests.cases.desk import shown, text_of, work
from tests.conftest import on_one_database
from tests.pages import parsed

TODAY = date(2026, 7, 1)
PAGE = "/clients/invoices"
KNOWN = Known(((1, "Ann Lee"), (2, "Corner Café"), (3, "Twin"), (4, "TWIN")), "EUR", {"EUR", "USD"}, TODAY)
HEAD = "client,date,amount\n"
OK = "Ann Lee,2026-03-02,120.00"


def flaws(text: str) -> list[tuple[int, Flaw]]:
    return [(one.line, one.flaw) for one in read_list(text, KNOWN)[1]]


def test_the_sample_is_right():
    lines, problems = read_list(SAMPLE.format(currency="EUR"), KNOWN)
    assert problems == ()
    assert lines == (
        Line(2, 1, date(2026, 3, 2), Decimal(120), "EUR", date(2026, 4, 1), date(2026, 3, 20)),
        Line(3, 2, date(2026, 3, 9), Decimal("450.50"), "EUR", date(2026, 4, 8)),
    )


@pytest.mark.parametrize(
    "text",
    [
        'client,date,amount\nann lee,2026-03-02,"12,50"\n',
        "Client;Amount;Date;Paid_on;;\r\n\r\n  ANN   LEE ;12,50;2026-03-02;;;\r\n;;;;;\r\n",
        'currency,client,date,amount\rusd,"Ann Lee",2026-03-02,$12.50',
    ],
)
def test_lists_of_other_shapes_are_read(text):
    (line,), problems = read_list(text, KNOWN)
    assert (problems, line.client_id, line.amount) == ((), 1, Decimal("12.50"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", [(1, Flaw.NO_COLUMN)]),
        ("client,date\nAnn Lee,2026-03-02", [(1, Flaw.NO_COLUMN)]),
        ("client,date,amount,when", [(1, Flaw.ODD_COLUMN)]),
        ("client,date,amount,Date", [(1, Flaw.SAME_COLUMN)]),
        (HEAD, [(1, Flaw.NO_LINES)]),
        (f'{HEAD}{OK}\n"Ann Lee,2026-03-02,1\n', [(3, Flaw.NOT_A_LIST)]),
        (f"{HEAD}Ann Lee,2026-03-02,12,50", [(2, Flaw.CELLS)]),
        (f"{HEAD}Ann Lee,2026-03-02", [(2, Flaw.CELLS)]),
        (f"{HEAD},2026-03-02,1\n{OK}\nAnn Lee,,1\nAnn Lee,2026-03-02,", [(2, Flaw.EMPTY), (4, Flaw.EMPTY), (5, Flaw.EMPTY)]),
        (f"{HEAD}Bob,2026-03-02,1\ntwin,2026-03-02,1", [(2, Flaw.UNKNOWN), (3, Flaw.TWO_OF_THEM)]),
        (f"{HEAD}Ann Lee,02.03.2026,1\nAnn Lee,2026-02-30,1\nAnn Lee,20260302,1", [(2, Flaw.NO_DAY), (3, Flaw.NO_DAY), (4, Flaw.NO_DAY)]),
        (f"{HEAD}Ann Lee,2026-07-02,1", [(2, Flaw.AHEAD)]),
        (f"{HEAD}Ann Lee,2026-03-02,-1\nAnn Lee,2026-03-02,1.234", [(2, Flaw.NO_AMOUNT), (3, Flaw.NO_AMOUNT)]),
        (f"{HEAD}{OK}\nAnn Lee,2026-03-02,0.00", [(3, Flaw.NOTHING)]),
        (f"client,date,amount,currency\n{OK},euro\n{OK},", [(2, Flaw.NO_CURRENCY)]),
        (f"client,date,amount,due\n{OK},2026-03-01\n{OK},2036-03-01", [(2, Flaw.DUE_BEFORE), (3, Flaw.DUE_LONG_AFTER)]),
        (f"client,date,amount,paid on\n{OK},soon\n{OK},2027-01-01", [(2, Flaw.NO_DAY), (3, Flaw.AHEAD)]),
        (f"client,date,amount,paid on\nAnn Lee,1826-03-02,1,\n{OK},0001-01-01", [(2, Flaw.LONG_AGO), (3, Flaw.LONG_AGO)]),
        (HEAD + f"{OK}\n" * (MOST_LINES + 1), [(1, Flaw.TOO_MANY)]),
        ("x" * (MOST_CHARACTERS + 1), [(1, Flaw.TOO_LONG)]),
        (f'{HEAD}"{"x" * 140_000}",2026-03-02,1', [(2, Flaw.NOT_A_LIST)]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_found_in_its_line(text, found):
    assert flaws(text) == found


def test_a_name_that_is_nearly_right_is_offered():
    assert read_list(f"{HEAD}Ann Le,2026-03-02,1", KNOWN)[1][0].near == ("Ann Lee",)


def test_what_becomes_of_a_line():
    line = Line(2, 1, date(2026, 3, 2), Decimal(120), "EUR", date(2026, 4, 1))
    paid = Line(3, 1, date(2026, 3, 2), Decimal("120.00"), "EUR", date(2026, 4, 1), TODAY)
    assert [fate for _line, fate, _came in fates([line, paid, paid, line], {})] == [Fate.NEW, Fate.PAID, Fate.SAME, Fate.SAME]
    for still, found in ((0, (Fate.SAME, 0)), (50, (Fate.PAID, 50))):
        assert [(fate, came) for _line, fate, came in fates([line, paid], {line.same: Decimal(still)})] == [(Fate.SAME, 0), found]


def stored(app, owner) -> list[tuple]:
    bills = work(app, owner, lambda: list(invoices_of(*(client_id for client_id, _name in all_clients())).values()))
    return sorted((one.on, one.amount, one.currency, len(one.payments)) for one in bills)


def test_a_file_is_taken_in_once_whole_or_not_at_all(app, owner, client):
    def begin() -> None:
        ann, same = add_client("Ann Lee", "household"), {"due": date(2026, 2, 5), "currency": "EUR"}
        add_invoice(ann.id, on=date(2026, 1, 5), amount=Decimal(80), **same)
        add_invoice(ann.id, [Payment(date(2026, 1, 7), Decimal(1))], on=date(2026, 1, 6), amount=Decimal(9), **same)

    work(app, owner, begin)
    before = stored(app, owner)
    bad = "\ufeffclient;date;amount;currency;paid on\nAnn Le;2026-03-02;1;EUR;\nAnn Lee;2026-03-02;120,00;EUR;\nZ\u202e<b>;2026-03-02;1;;\n"
    page = client.post(PAGE, data={"file": (BytesIO(bad.encode()), "a.csv")})
    assert page.status_code == 200 and stored(app, owner) == before
    said = text_of(page)
    assert "Line 2: no client is called “Ann Le”. A name that is near: “Ann Lee”." in said and "Line 4: no client is called “Z<b>”" in said
    mended = shown(page, "lines").replace("Ann Le;", "Ann Lee;").replace("Z<b>;2026-03-02;1;;\n", "")
    good = f"{mended.strip()}\nAnn Lee;2026-01-05;80;EUR;2026-02-01\nann lee;2026-01-06;9.00;EUR;2026-02-01\nAnn Lee;2026-03-02;120;EUR;\n"
    done = client.post(PAGE, data={"file": (BytesIO(good.encode("utf-8-sig")), "a.csv"), "once": "one"}, follow_redirects=True)
    said = text_of(done)
    assert "2 invoices are added." in said and "noted as paid: lines 4, 5." in said and "stays once: line 6." in said
    march = date(2026, 3, 2)
    after = [(date(2026, 1, 5), 80, "EUR", 1), (date(2026, 1, 6), 9, "EUR", 2), (march, 1, "EUR", 0), (march, 120, "EUR", 0)]
    assert stored(app, owner) == after
    again = client.post(PAGE, data={"lines": good}, follow_redirects=True)
    assert "No invoice is added." in text_of(again) and stored(app, owner) == after


@on_one_database
def test_what_is_no_list_gets_its_message_and_stores_nothing(app, owner, client):
    work(app, owner, lambda: add_client("Ann Lee", "household"))
    for sent, field in (
        ({}, "file"),
        ({"lines": " \u200b\n"}, "file"),
        ({"file": (BytesIO(b"\xff\xfe\0c"), "a.csv")}, "file"),
        ({"file": (BytesIO(b"%PDF-1.7 \0\x01"), "a.csv")}, "lines"),
        ({"file": (BytesIO(b"x" * 900_000), "a.csv")}, "lines"),
        ({"file": "not a file", "lines": "</textarea><script>"}, "lines"),
        ({"lines": f"{HEAD}=1+1,2026-03-02,1\0"}, "lines"),
        ({"lines": HEAD + "Nobody,x,y\n" * 50}, "lines"),
    ):
        page = client.post(PAGE, data=sent)
        assert page.status_code == 200 and next(iter(errors_of(page))).startswith(field), sent.keys()
    assert stored(app, owner) == []
    assert "30 more lines need a change." in text_of(page)


def errors_of(page) -> list[str]:
    """Fields with messages; several can stand at one."""
    return [tag["id"].split("-")[0] for tag in parsed(page).select("p.invalid-feedback")]


def test_the_sample_is_a_file(client):
    answer = client.get(f"{PAGE}/sample.csv")
    assert (answer.mimetype, answer.headers["Content-Disposition"]) == ("text/csv", "attachment; filename=invoices.csv")
    assert answer.headers["Cache-Control"] == "no-store" and answer.text.strip() in client.get(PAGE).text

"""What we should mend first becomes a promise of ours, with a day, in the client's open case."""

from datetime import UTC, date, datetime, timedelta

from consultant.cases.actions import case_numbered, close_case
from consultant.cases.rules import CaseState, Closing
from consultant.client_review.mending.rules import most_often, ours, promised, said_in
from consultant.promises.rules import Promise
from tests.calls.shop import add_call, open_shop
from tests.cases.desk import errors, shown, text_of, work
from tests.factories import call, record

PAGE = "/review/1/mend"


def test_where_it_stands_and_what_it_may_be():
    case = record(
        call(0, "client", Promise("me", "write", date(2025, 5, 9), kept=False)),
        call(1, "client", Promise("me", "call", date(2025, 5, 20)), Promise("acme", "look", date(2025, 5, 20))),
        call(2, "acme"),
    )
    assert (ours(case), said_in(case).row) == ("me", "calls[1]")
    assert [(one.what, one.due) for one in promised(case, 7)] == [("call", date(2025, 5, 20))]
    assert most_often([case], date(2025, 6, 1)) == "broken" and most_often([record()], date(2025, 6, 1)) is None
    assert said_in(record()) is None and said_in(record(call(0, "acme"))).row == "calls[0]"


def test_a_mend_is_promised_and_the_card_says_so(app, owner, client):
    open_shop(app, owner)
    page = client.get(PAGE)
    assert "no call is noted" in text_of(page) and client.post(PAGE, data={}).status_code == 200
    add_call(app, owner, Promise("sam-field", "write", date(2025, 1, 1), kept=False), parties="corner-shop")
    page = client.get(PAGE)
    assert "before the day if I cannot" in shown(page, "what") and shown(page, "case") == "1"
    assert set(errors(client.post(PAGE, data={"what": "", "due": "2001-01-01", "case": "7"}))) == {"what", "due", "case"}
    day = (date.today() + timedelta(9)).isoformat()
    typed = {"what": "Send the list", "due": day, "case": "1", "once": "one"}
    assert {client.post(PAGE, data=typed).status_code for _click in range(2)} == {302}
    card = text_of(client.get("/review/1"))
    assert card.count("Send the list") == 1 and "Promised, by" in card
    assert "Send the list" in text_of(client.get("/cases/1?all=1"))
    work(app, owner, lambda: close_case(case_numbered(1), Closing(CaseState.FIXED, datetime.now(UTC))))
    assert "Send the list" not in text_of(client.get("/review/1")) and "No case of theirs is open" in text_of(client.get(PAGE))

"""Options, offers and advice on their pages."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from consultant.calls.actions import record_call
from consultant.casefile.actions import import_record
from consultant.casefile.rules import read_case, write_case
from consultant.cases.actions import case_numbered
from consultant.options.actions import give_advice
from consultant.options.rules import Advice, Manner, OptionKind, Reaction, Whom
from consultant.promises.rules import Promise
from tests.cases.desk import HIDDEN, ODD, errors, open_case, record, shown, text_of, work
from tests.conftest import on_one_database
from tests.factories import MONDAY, call
from tests.pages import parsed

NEW = "/cases/1/options/new"
OPTION = {
    "what": ODD, "kind": "workaround", "cost": "free until June", "cost_once": "12.50", "cost_monthly": "3.00", "time": "A day",
    "good_side": "Works", "bad_side": "Slow", "undo": "Yes", "decide_by": "2099-06-01", "last_resort": "y",
}  # fmt: skip
OFFER = {"manner": "in speech", "at": "2025-05-05T10:00", "reaction": "refused with a reason", "reason": "Too dear", "changed": "The price"}
ADVICE = OFFER | {"advice": "Keep the old line", "reaction": "thanked"}


@pytest.fixture
def option(client, case) -> str:
    """The address of a stored option."""
    client.post(NEW, data=OPTION)
    return "/cases/1/options/1"


def test_an_option_is_added_and_changed(app, owner, client, option):
    (stored,) = record(app, owner).options
    assert (stored.what, stored.kind) == (ODD, OptionKind.WORKAROUND)
    assert (stored.cost_once, stored.cost_monthly) == (Decimal("12.50"), Decimal("3.00"))
    assert (stored.decide_by, stored.last_resort, stored.undo) == (date(2099, 6, 1), True, "Yes")
    page = client.get(option)
    assert {name: shown(page, name) for name in OPTION} == OPTION
    assert "In GBP." in text_of(page)
    client.post(option, data={"what": "Wait", "kind": "live with it"})
    (stored,) = record(app, owner).options
    assert (stored.what, stored.cost_once, stored.last_resort, stored.decide_by, stored.cost) == ("Wait", None, False, None, None)


def test_an_option_that_names_a_firm_says_how_it_went_with_it_before(app, owner, client, option):
    open_case(app, owner, "Elsewhere", firms=("Sky Net", "Sky N"))
    promised = call(0, "sky-net", Promise("sky-net", "come", MONDAY.date()))
    work(app, owner, lambda: record_call(case_numbered(2).id, promised))
    client.post(option, data={"what": "Switch to SKY NET", "kind": "switch supplier"})
    for page in (option, f"{option}/offers/new"):
        found = parsed(client.get(page)).select("section[aria-labelledby^=before]")
        assert [one.h2.get_text() for one in found] == ["How it went before with Sky Net"]
        assert "0 of 1" in found[0].get_text() and "Private" in found[0].get_text()
    client.post(option, data={"what": "Wait", "kind": "live with it"})
    assert "How it went before" not in client.get(option).text


def test_what_was_saved_is_said_in_its_fold_which_stands_open(client, case):
    page = parsed(client.get(client.post(NEW, data=OPTION).location))
    assert "The option is saved." in page.select_one("details#options[open]").get_text()
    assert len(page.select("details.fold[open]")) == len(page.select("p[role=status]")) == 1
    client.post(NEW, data=OPTION)
    elsewhere = parsed(client.get("/cases/1?open=odd"))
    assert "The option is saved." in elsewhere.get_text() and not elsewhere.select("details[open]")


def test_the_case_shows_it(client, option):
    words = text_of(client.get("/cases/1"), "#options")
    assert "Workaround · £12.50 once · £3.00 a month · free until June · last resort" in words
    assert "Decide by 1 June 2099" in words
    assert "Put it to them" in words


@on_one_database
@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"what": " "}, "what"),
        ({"what": HIDDEN}, "what"),
        ({"kind": ""}, "kind"),
        ({"kind": "magic"}, "kind"),
        ({"cost_once": "-1"}, "cost_once"),
        ({"cost_monthly": "1,200.50"}, "cost_monthly"),
        ({"decide_by": "2025-02-30"}, "decide_by"),
        ({"decide_by": "2025-06-01"}, "decide_by"),
        ({"bad_side": "x" * 4001}, "bad_side"),
    ],
)
def test_an_odd_option_is_said_at_its_field_and_all_that_was_typed_stays(app, owner, client, case, typed, field):
    sent = OPTION | typed
    page = client.post(NEW, data=sent)
    assert list(errors(page)) == [field]
    texts = {name: value for name, value in sent.items() if name not in {"what", "kind"}}
    assert {name: shown(page, name) for name in texts} == texts
    assert record(app, owner).options == ()


def test_an_offer_and_its_answer(app, owner, client, option):
    assert shown(client.get(f"{option}/offers/new"), "reaction") == "no reaction yet"
    client.post(f"{option}/offers/new", data=OFFER | {"reaction": "no reaction yet", "reason": "", "changed": ""})
    assert "Log the answer" in text_of(client.get("/cases/1"), ".next")
    client.post(f"{option}/offers/1", data=OFFER)
    (offer,) = record(app, owner).options[0].offers
    assert (offer.reaction, offer.manner, offer.reason, offer.changed) == (Reaction.REFUSED, Manner.SPEECH, "Too dear", "The price")
    assert offer.at.isoformat() == "2025-05-05T10:00:00+01:00"
    page = client.get(f"{option}/offers/1")
    assert {name: shown(page, name) for name in OFFER} == OFFER
    client.post(f"{option}/offers/new", data=OFFER | {"reaction": "accepted"})
    assert record(app, owner).options[0].reaction == Reaction.ACCEPTED
    assert "All decided" in text_of(client.get("/cases/1"), "#options")


def test_an_answered_offer_leaves_as_a_file_and_comes_back(app, owner, client, option):
    client.post(f"{option}/offers/new", data=OFFER | {"reason": ""})
    client.post(f"{option}/offers/new", data=OFFER)
    client.post("/cases/1/advice/new", data=ADVICE)
    file = write_case(record(app, owner))
    work(app, owner, lambda: import_record(read_case(file), at=datetime.now(UTC)))
    assert write_case(record(app, owner, 2)) == file
    assert [offer.reason for offer in record(app, owner, 2).options[0].offers] == ["Too dear"]


def test_changing_an_option_keeps_its_offers(app, owner, client, option):
    client.post(f"{option}/offers/new", data=OFFER)
    client.post(option, data=OPTION | {"what": "New words"})
    assert [offer.reaction for offer in record(app, owner).options[0].offers] == [Reaction.REFUSED]


@on_one_database
@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"reaction": "joy"}, "reaction"),
        ({"manner": "by owl"}, "manner"),
        ({"at": "noon"}, "at"),
        ({"reason": "x" * 4001}, "reason"),
        ({"reason": " "}, "reason"),
    ],
)
def test_an_odd_offer_is_said_at_its_field(app, owner, client, option, typed, field):
    sent = OFFER | typed
    page = client.post(f"{option}/offers/new", data=sent)
    assert list(errors(page)) == [field]
    assert {name: shown(page, name) for name in ("at", "reason", "changed")} == {n: sent[n] for n in ("at", "reason", "changed")}
    assert record(app, owner).options[0].offers == ()


ANGRY = OFFER | {"reaction": "angry", "anger_at": "a vendor", "taken_back": "2025-05-07", "why": "an excuse", "reason": "", "changed": ""}


def test_anger_and_a_no_tell_more_and_only_where_that_applies(app, owner, client, option):
    """Each in the offer of an option and in advice, on the case's page, in the file, and not in the report."""
    new, advice = f"{option}/offers/new", "/cases/1/advice/new"
    for page in (new, advice):
        told = parsed(client.get(page))
        then = [block["data-then"] for block in told.select("[data-then]")]
        assert {name: {one["value"] for one in told.select(f"[data-asks~={name}]")} for name in then} == {
            "anger_at": {"angry", "vented"}, "taken_back": {"angry", "vented", "blamed the consultant"},
            "why": {"refused with a reason", "declined", "dismissed"},
        }  # fmt: skip
        assert [told.select_one(f"[name={name}][checked]")["value"] for name in ("anger_at", "why")] == ["not noted"] * 2
    client.post(new, data=ANGRY)
    client.post(new, data=ANGRY | {"reaction": "dismissed"})
    client.post(new, data=ANGRY | {"reaction": "blamed the consultant"})
    client.post(advice, data=ANGRY | {"advice": "Wait"})
    (*offers,), (given,) = record(app, owner).options[0].offers, record(app, owner).advice
    told = [(one.anger_at, one.why, str(one.taken_back)) for one in (*offers, given)]
    mine = ("a vendor", "not noted", "2025-05-07")
    assert told == [mine, ("not noted", "an excuse", "None"), ("not noted", "not noted", "2025-05-07"), mine]
    assert "Were angry · At whom: A firm · Taken back on 7 May 2025" in text_of(client.get("/cases/1"), "#options")
    assert "Waved it away · An excuse" in text_of(client.get("/cases/1"), "#options")
    page = client.get(f"{option}/offers/1")
    assert [shown(page, name) for name in ("anger_at", "taken_back", "why")] == ["a vendor", "2025-05-07", "not noted"]
    client.post(f"{option}/offers/1", data=ANGRY | {"reaction": "accepted"})
    assert record(app, owner).options[0].offers[0].anger_at == Whom.NOT_NOTED


@on_one_database
@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"anger_at": "the dog"}, "anger_at"),
        ({"why": "whim"}, "why"),
        ({"taken_back": "2099-01-01"}, "taken_back"),
        ({"taken_back": "2025-05-04"}, "taken_back"),
        ({"taken_back": "soon"}, "taken_back"),
    ],
)
def test_odd_words_about_anger_are_said_at_their_field(app, owner, client, option, typed, field):
    page = client.post(f"{option}/offers/new", data=ANGRY | typed)
    assert list(errors(page)) == [field]
    assert record(app, owner).options[0].offers == ()


NO = OFFER | {"reaction": "declined", "reason": "", "changed": ""}


def test_after_a_plain_no_offering_again_asks_what_changed(app, owner, client, option):
    client.post(f"{option}/offers/new", data=NO)
    page = client.get(f"{option}/offers/new")
    assert "Offered on 5 May 2025. The answer was: A plain no." in text_of(page, ".note")
    page = client.post(f"{option}/offers/new", data=OFFER | {"changed": " "})
    assert errors(page) == {"changed": "Offered on 5 May 2025. The answer was: A plain no. Write what has changed since."}
    assert shown(page, "reason") == "Too dear"
    client.post(f"{option}/offers/new", data=OFFER | {"changed": "Half the price"})
    assert [offer.changed for offer in record(app, owner).options[0].offers] == [None, "Half the price"]
    assert "What had changed: Half the price" in text_of(client.get("/cases/1"), "#options")
    assert client.post(f"{option}/offers/2", data=NO).status_code == 200  # what had changed cannot be taken out again
    assert client.post(f"{option}/offers/1", data=NO).status_code == 302  # the first offer had nothing before it


@pytest.mark.parametrize("reaction", ["refused with a reason", "dismissed", "angry", "no reaction yet", "accepted"])
def test_any_other_answer_asks_for_nothing(app, owner, client, option, reaction):
    client.post(f"{option}/offers/new", data=OFFER | {"reaction": reaction})
    assert client.post(f"{option}/offers/new", data=NO).status_code == 302


def test_the_same_advice_is_known_by_its_words(app, owner, client, case):
    client.post("/cases/1/advice/new", data=ADVICE | {"reaction": "declined"})
    page = client.post("/cases/1/advice/new", data=ADVICE | {"advice": " keep the OLD  line", "changed": ""})
    assert list(errors(page)) == ["changed"]
    assert "Offered on 5 May 2025. The answer was: A plain no." in text_of(page, ".note")
    assert client.post("/cases/1/advice/new", data=ADVICE | {"advice": "Keep the new line", "changed": ""}).status_code == 302
    assert client.post("/cases/1/advice/new", data=ADVICE | {"changed": "She asked"}).status_code == 302
    assert [one.changed for one in record(app, owner).advice] == ["The price", None, "She asked"]
    assert list(errors(client.post("/cases/1/advice/2", data=ADVICE | {"advice": "Keep the old line", "changed": ""}))) == ["changed"]
    assert client.post("/cases/1/advice/3", data=ADVICE | {"changed": ""}).status_code == 200


def test_advice_is_given_again_from_the_case(client, case):
    client.post("/cases/1/advice/new", data=ADVICE | {"reaction": "declined"})
    assert "Give it again" in text_of(client.get("/cases/1"), "#advice")
    page = client.get("/cases/1/advice/new?again=1")
    assert shown(page, "advice") == "Keep the old line"
    assert "The answer was: A plain no." in text_of(page, ".note")
    assert shown(client.get("/cases/1/advice/new?again=99"), "advice") == ""


def test_advice_is_noted_and_changed(app, owner, client, case):
    assert client.get("/cases/1/advice/new").status_code == 200
    client.post("/cases/1/advice/new", data=ADVICE)
    page = client.get("/cases/1/advice/1")
    assert {name: shown(page, name) for name in ADVICE} == ADVICE
    client.post("/cases/1/advice/1", data=ADVICE | {"reaction": "left silently"})
    (advice,) = record(app, owner).advice
    assert (advice.advice, advice.reaction) == ("Keep the old line", Reaction.LEFT)
    assert "Left without a word" in text_of(client.get("/cases/1"), "#advice")


@on_one_database
@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"advice": ""}, "advice"),
        ({"at": ""}, "at"),
        ({"reaction": ""}, "reaction"),
        ({"reaction": "refused with a reason", "reason": ""}, "reason"),
    ],
)
def test_odd_advice_is_said_at_its_field(app, owner, client, case, typed, field):
    sent = ADVICE | typed
    page = client.post("/cases/1/advice/new", data=sent)
    assert list(errors(page)) == [field]
    assert (shown(page, "advice"), shown(page, "at"), shown(page, "reason")) == (sent["advice"], sent["at"], sent["reason"])
    assert record(app, owner).advice == ()


def test_what_is_not_this_cases_is_not_there(app, owner, client, option):
    open_case(app, owner)
    client.post(f"{option}/offers/new", data=OFFER)
    client.post("/cases/1/advice/new", data=ADVICE)
    for path in (
        "/cases/9/options/new", "/cases/1/options/9", "/cases/2/options/1", "/cases/2/options/1/offers/new",
        "/cases/1/options/1/offers/2", "/cases/2/options/1/offers/1", "/cases/1/advice/1", "/cases/2/advice/2",
        f"/cases/1/options/{10**30}",
    ):  # fmt: skip
        assert client.get(path).status_code == 404, path


def test_advice_of_a_day_stays_on_its_day(app, owner, client, case):
    work(app, owner, lambda: give_advice(case_numbered(1).id, Advice(date(2013, 5, 10), "Keep the old line", Reaction.NONE_YET)))
    page = client.get("/cases/1/advice/1")
    client.post("/cases/1/advice/1", data={"advice": "Keep the old line", "at": shown(page, "at"), "reaction": "thanked"})
    (advice,) = record(app, owner).advice
    assert (str(advice.at), advice.reaction) == ("2013-05-10", Reaction.THANKED)


def test_an_option_on_which_nothing_rests_is_taken_out(app, owner, client, case):
    client.post("/cases/1/options/new", data={"what": "A spare till", "kind": "workaround"})
    page = "/cases/1/options/1/remove"
    assert page in client.get("/cases/1/options/1").text
    assert "A spare till" in text_of(client.get(page)) and len(record(app, owner).options) == 1
    assert client.post(page, data={"once": "key"}).location == "/cases/1?open=options#options-row"
    assert record(app, owner).options == ()
    assert client.post(page, data={"once": "key"}).location == "/cases/1", "the same page sent twice"
    assert client.get(page).status_code == 404


def test_an_option_that_was_put_to_the_client_or_printed_stays(app, owner, client, case):
    client.post("/cases/1/options/new", data={"what": "A spare till", "kind": "workaround"})
    client.post("/cases/1/options/new", data={"what": "Cash only", "kind": "workaround"})
    client.post("/cases/1/options/1/offers/new", data={"reaction": "no reaction yet"})
    client.post("/cases/1/revisit", data={"look_on": "2099-01-01"})
    client.post("/you/letterhead", data={"name": "Field IT", "phone": "555 0142", "zone": "Europe/London", "currency": "GBP"})
    for option, reason in ((1, "put to the client once"), (2, "Report 1 lists it")):
        if option == 2:
            assert client.post("/cases/1/report", data={"issue": "1"}).status_code == 302
        answers = [client.get(f"/cases/1/options/{option}/remove"), client.post(f"/cases/1/options/{option}/remove")]
        assert all(reason in text_of(answer) and "This stays" in text_of(answer) for answer in answers)
    assert len(record(app, owner).options) == 2

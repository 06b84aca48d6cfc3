"""Logging a call on its page: what is typed is what is stored, and what cannot be meant is said at its field."""

from datetime import UTC, date, datetime

import pytest

from consultant.calls.rules import Call, Channel, Outcome, Stance, Statement
from consultant.promises.rules import Promise
from tests.calls.shop import NEW, add_call, answers, open_shop, read, row
from tests.conftest import on_one_database
from tests.pages import parsed


def post(client, **typed):
    return client.post(NEW, data=answers(**typed))


def errors(page) -> dict[str, str]:
    """Messages by the id of the field that they stand at."""
    found = parsed(page).select("p.invalid-feedback")
    return {tag["id"].removesuffix("-error"): tag.get_text(strip=True) for tag in found}


def shown(page, name: str) -> list[str]:
    """What a question shows as answered."""
    fields = parsed(page).select(f'[name="{name}"]')
    values = []
    for field in fields:
        if field.name == "select":
            values += [option["value"] for option in field.select("option[selected]")]
        elif field.get("type") == "time":
            values.append(f"{values.pop()}T{field['value']}".strip("T"))
        elif field.get("type") in ("radio", "checkbox"):
            values += [field["value"]] if field.has_attr("checked") else []
        else:
            values.append(field.get_text().removeprefix("\n") if field.name == "textarea" else field.get("value", ""))
    return values


def stored(app, owner) -> tuple[Call, ...]:
    return read(app, owner).calls


def test_only_the_party_is_needed(app, owner, client, shop):
    assert post(client).headers["Location"] == "/cases/1"
    (call,) = stored(app, owner)
    assert call.parties == ("till-maker",)
    assert call.at.isoformat() == "2025-05-05T09:00:00+01:00"
    assert (call.minutes, call.hold_minutes, call.said, call.outcome, call.paid) == (0, 0, "", Outcome.REACHED, None)


def test_every_field_is_stored(app, owner, client, shop):
    said = row("statements", by="card-bank", stance="clears", about="till-maker", because="tested", part="the line",
               relayed_by="till-maker", speaker="engineer")  # fmt: skip
    promised = row("promises", by="sam-field", what="send the log", words="7 May")
    post(client, **said, **promised, outcome="voicemail", channel="chat", minutes="20", hold_minutes="5", said="Two\r\nlines",
         spoke_to="Ann", reference="NF30977", next_step="wait", paid="unpaid", cause="a vendor", private_note="rude")  # fmt: skip
    (call,) = stored(app, owner)
    assert call.channel == Channel.CHAT
    assert call.outcome == Outcome.VOICEMAIL
    assert (call.minutes, call.hold_minutes, call.said) == (20, 5, "Two\nlines")
    assert (call.spoke_to, call.reference, call.next_step) == ("Ann", "NF30977", "wait")
    assert (call.paid, call.cause, call.private_note) == (False, "a vendor", "rude")
    assert call.statements == (
        Statement("card-bank", "till-maker", Stance.CLEARS, "tested", "the line", relayed_by="till-maker", speaker="engineer"),
    )
    assert (call.promises[0].by, call.promises[0].what, call.promises[0].due) == ("sam-field", "send the log", date(2025, 5, 7))


def test_the_chips_speak_for_the_one_who_was_called(app, owner, client, shop):
    post(client, blamed=["card-bank", "corner-shop"], own="denies own fault", because="tested fine")
    assert stored(app, owner)[0].statements == (
        Statement("till-maker", "card-bank", Stance.BLAMES, "tested fine"),
        Statement("till-maker", "corner-shop", Stance.BLAMES, "tested fine"),
        Statement("till-maker", "till-maker", Stance.DENIES, "tested fine"),
    )
    timeline = parsed(client.get("/cases/1")).find(id="calls-0")
    assert timeline.text.count("tested fine") == 1


def test_not_knowing_is_about_nobody(app, owner, client, shop):
    post(client, own="does not know")
    assert stored(app, owner)[0].statements == (Statement("till-maker", None, Stance.UNKNOWN),)


def test_two_statements_in_a_conference(app, owner, client, shop):
    post(client, parties=["till-maker", "card-bank"], **row("statements", 0, by="till-maker", stance="blames", about="card-bank"),
         **row("statements", 1, by="card-bank", stance="accepts fault"))  # fmt: skip
    (call,) = stored(app, owner)
    assert call.parties == ("till-maker", "card-bank")
    assert [(s.by, s.stance, s.about) for s in call.statements] == [
        ("till-maker", Stance.BLAMES, "card-bank"),
        ("card-bank", Stance.ACCEPTS, "card-bank"),
    ]


def test_a_new_firm_is_made_and_named_in_the_same_form(app, owner, client, shop):
    post(client, parties=[], new_name="Line & Co", new_role="carrier", new_part="the line",
         **row("statements", by="till-maker", stance="blames", about="+new"), **row("promises", what="call back"))  # fmt: skip
    record = read(app, owner)
    (call,) = record.calls
    assert call.parties == ("line-co",)
    assert record.party("line-co").role == "carrier"
    assert [(part.name, part.party) for part in record.parts] == [("the line", "line-co")]
    assert call.statements[0].about == "line-co"
    assert call.promises[0].by == "line-co"


def test_a_firm_that_is_only_talked_about_is_not_on_the_line(app, owner, client, shop):
    post(client, new_name="Line Co", blamed=["+new"])
    post(client, new_name="Maker Co", new_called="y", **row("statements", by="+new", stance="does not know"))
    talked_about, conference = read(app, owner).calls
    assert talked_about.parties == ("till-maker",)
    assert talked_about.statements == (Statement("till-maker", "line-co", Stance.BLAMES),)
    assert conference.parties == ("till-maker", "maker-co")


def test_what_was_understood_is_said(client, shop):
    post(client, **row("promises", what="deliver", words="3 to 4 weeks"))
    page = client.get("/cases/1").text
    assert "Till maker: deliver, between Monday 26 May 2025 and Monday 2 June 2025 (“3 to 4 weeks”)." in page


def test_words_without_a_day_are_kept_and_shown(app, owner, client, shop):
    post(client, **row("promises", what="send parts", words="as soon as possible"))
    (promise,) = stored(app, owner)[0].promises
    assert (promise.due, promise.due_words) == (None, "as soon as possible")
    assert "Till maker: send parts, no day could be read in “as soon as possible”" in client.get("/cases/1").text
    assert "as soon as possible" in client.get("/").text


def test_all_that_is_wrong_is_said_in_one_round(client, shop):
    typed = {"at": "", "parties": ["till-maker", "card-bank"], **row("promises", words="31 June")}
    page = client.post(NEW, data=answers(**typed))
    assert {"at", "promises-0-what", "promises-0-words", "promises-0-by"} <= set(errors(page))


def test_a_clock_time_is_in_the_zone_of_the_call(app, owner, client, shop):
    post(client, **row("promises", what="call", words="tomorrow at 3 pm"))
    (promise,) = stored(app, owner)[0].promises
    assert promise.due == datetime(2025, 5, 6, 14, tzinfo=UTC)


def test_picked_days_make_a_range_in_the_words_that_were_used(app, owner, client, shop):
    post(client, **row("promises", what="visit", words="mid-May", first="2025-05-14", day="2025-05-16"))
    (promise,) = stored(app, owner)[0].promises
    assert (promise.due_from, promise.due, promise.due_words) == (date(2025, 5, 14), date(2025, 5, 16), "mid-May")


WRONG = {
    "nobody": ({"parties": []}, "parties", "Choose who it was with"),
    "a stranger": ({"parties": ["acme"]}, "parties", "Choose from the answers shown"),
    "hold": ({"minutes": "5", "hold_minutes": "6"}, "hold_minutes", "The whole call took 5 minutes."),
    "hold alone": ({"hold_minutes": "6"}, "minutes", "Say how long the whole call took too."),
    "words for minutes": ({"minutes": "long"}, "minutes", "whole minutes"),
    "no start": ({"at": ""}, "at", "Say when it began."),
    "31 June": ({"at": "2025-06-31T09:00"}, "at", "not a day and a time"),
    "not yet": ({"at": "2099-05-05T09:00"}, "at", "This day has not come yet."),
    "a known name": ({"new_name": "card BANK"}, "new_name", "in the case already"),
    "themselves by chip": ({"blamed": "till-maker"}, "blamed", "who says it"),
    "a reason for nothing": ({"because": "tested"}, "because", "Choose above"),
    "a quick reason for nothing": ({"reasons": "known issue"}, "reasons", "Choose above"),
    "hearsay of themselves": ({"own": "accepts fault", "said_first_by": "till-maker"}, "said_first_by", "who you are talking to"),
    "a day with a slip": (row("promises", what="call", words="by Tuesdy"), "promises-0-words", "cannot read a day"),
    "hearsay of nothing": ({"said_first_by": "card-bank"}, "said_first_by", "Choose above"),
    "chips in a conference": ({"parties": ["till-maker", "card-bank"], "own": "accepts fault"}, "blamed", "Several are on the line"),
    "chips in a conference, at the names": (
        {"parties": ["till-maker", "card-bank"], "own": "accepts fault"}, "parties", "Several are on the line"
    ),
    "no name for new": ({"blamed": "+new"}, "blamed", "Write the name"),
    "no stance": (row("statements", because="x"), "statements-0-stance", "Choose what they say."),
    "about nobody": (row("statements", stance="blames"), "statements-0-about", "Choose whom it is about."),
    "itself": (row("statements", stance="clears", about="till-maker"), "statements-0-about", "This is about themselves"),
    "another": (row("statements", stance="accepts fault", about="card-bank"), "statements-0-about", "They say this about themselves"),
    "relayed": (row("statements", stance="does not know", relayed_by="till-maker"), "statements-0-relayed_by", "nobody passed it on"),
    "who says": ({"parties": ["till-maker", "card-bank"], **row("statements", stance="does not know")}, "statements-0-by", "who says it"),
    "no deed": (row("promises", words="Friday"), "promises-0-what", "Write what was promised."),
    "no such day": (row("promises", what="call", words="Fri 31 Juni"), "promises-0-words", "cannot read a day"),
    "range": (row("promises", what="x", first="2025-05-09", day="2025-05-08"), "promises-0-first", "before the last"),
    "half a range": (row("promises", what="x", first="2025-05-09"), "promises-0-day", "last day too"),
    "who promised": ({"parties": ["till-maker", "card-bank"], **row("promises", what="x")}, "promises-0-by", "who promised"),
    "too long": ({"reference": "7" * 201}, "reference", "At most 200 fit here"),
}  # fmt: skip


@on_one_database
@pytest.mark.parametrize(("typed", "field", "message"), WRONG.values(), ids=WRONG)
def test_a_message_stands_at_its_field_and_all_that_was_typed_stays(app, owner, client, shop, typed, field, message):
    whole = answers(**{"said": "Their words", "next_step": "Wait", "spoke_to": "Ann", **typed})
    page = client.post(NEW, data=whole)
    assert message in errors(page)[field]
    assert stored(app, owner) == ()
    for name, value in whole.items():
        kept = [value] if isinstance(value, str) else value
        offered = [v for v in kept if v != "acme"]
        assert [v for v in shown(page, name) if v] == [v for v in offered if v], name


def test_one_more_row_keeps_what_was_typed_and_stores_nothing(app, owner, client, shop):
    page = post(client, more="statements", said="Their words", **row("statements", because="tested"))
    assert shown(page, "statements-0-because") == ["tested"]
    assert shown(page, "statements-1-because") == [""]
    assert shown(page, "said") == ["Their words"]
    assert errors(page) == {}
    assert stored(app, owner) == ()


def test_the_chosen_party_and_the_time_of_now_stand_in_the_form(client, shop):
    page = client.get(NEW, query_string={"party": "card-bank"})
    assert shown(page, "parties") == ["card-bank"]
    assert shown(page, "at")[0][:4].isdecimal()
    assert "London time" in page.text


def test_whom_to_call_the_last_used_first(app, owner, client, shop, stranger):
    open_shop(app, stranger, "Elsewhere’s case", ["Foreign firm"])
    open_shop(app, owner, "No phone", ["Line Co"])
    assert "No case is open" not in client.get("/calls/new").text
    post(client, parties="till-maker", at="2025-05-05T09:00")
    post(client, parties="card-bank", at="2025-05-06T09:00")
    page = parsed(client.get("/calls/new"))
    links = [tag["href"] for tag in page.select("main a.chip")]
    assert links[:2] == ["/cases/1/calls/new?party=card-bank", "/cases/1/calls/new?party=till-maker"]
    assert "/cases/2/calls/new?party=line-co" in links
    assert "/cases/2/calls/new" in links
    assert "Elsewhere" not in page.get_text()
    assert "sam-field" not in str(page)


def test_without_a_case_the_way_to_one(client):
    page = client.get("/calls/new").text
    assert "No case is open" in page
    assert 'href="/cases/new"' in page


@pytest.mark.parametrize("address", ["9/calls/new", "1/calls/9/correct", "1/calls/9/withdraw", "1/calls/9/move"])
def test_unknown_is_not_there(client, shop, address):
    assert client.get(f"/cases/{address}").status_code == 404
    assert client.post(f"/cases/{address}", data=answers()).status_code == 404


def test_another_practices_case_is_not_there(app, client, stranger):
    open_shop(app, stranger)
    id = add_call(app, stranger)
    for page in ("new", f"{id}/correct", f"{id}/withdraw", f"{id}/move"):
        assert client.get(f"/cases/1/calls/{page}").status_code == 404
        assert client.post(f"/cases/1/calls/{page}", data=answers(why="x")).status_code == 404


@pytest.mark.parametrize("name", ["parties", "new_role", "outcome", "at", "channel"])
def test_a_question_that_is_left_out_breaks_nothing(client, shop, name):
    typed = answers(new_name="Line Co")
    del typed[name]
    assert client.post(NEW, data=typed).status_code in (200, 302)


ODD = ["<script>alert(1)</script>", "a\0b", "\u202eabc", "👩‍👩‍👧 ok", "x" * 1_000_000, "{{ 7*7 }} %s %(x)s", "²", "\ud800", "١٢"]
FIELDS = ["parties", "new_name", "new_role", "new_part", "said", "blamed", "own", "because", "reference", "spoke_to", "minutes",
          "hold_minutes", "outcome", "at", "channel", "paid", "cause", "next_step", "private_note", "key", "more",
          *row("statements", by=0, stance=0, about=0, because=0, part=0, relayed_by=0, speaker=0),
          *row("promises", by=0, what=0, words=0, day=0, first=0, was=0), "statements-²-by", "promises-99-what"]  # fmt: skip


@pytest.mark.parametrize("text", ODD, ids=["markup", "nul", "bidi", "emoji", "megabyte", "braces", "square", "surrogate", "digits"])
def test_nothing_that_is_typed_breaks_the_page(client, shop, text):
    sent = text.encode("utf-8", "surrogatepass")
    for page in [client.post(NEW, data=answers() | dict.fromkeys(FIELDS[i::6], sent)) for i in range(6)]:
        assert page.status_code in (200, 302)
        assert "<script>" not in page.text
    texts = dict.fromkeys(["said", "spoke_to", "reference", "next_step", "private_note", *row("promises", what=0)], sent)
    client.post(NEW, data=answers() | texts)
    for address in ("/cases/1", "/cases/1/calls/1/correct", "/cases/1/promises/1/move"):
        page = client.get(address)
        assert page.status_code in (200, 404)  # what could not be shown or was too long is not stored
        assert "<script>" not in page.text


def test_markup_is_stored_and_shown_as_it_was_typed(app, owner, client, shop):
    post(client, said="<b>5 & 6</b>", **row("promises", what="<i>call</i>"))
    assert stored(app, owner)[0].said == "<b>5 & 6</b>"
    assert "&lt;b&gt;5 &amp; 6&lt;/b&gt;" in client.get("/cases/1").text
    assert "&lt;i&gt;call&lt;/i&gt;" in client.get("/cases/1").text


def test_a_forged_form_is_refused(app, owner, client, shop):
    app.config["WTF_CSRF_ENABLED"] = True
    assert post(client).status_code == 400
    assert stored(app, owner) == ()


def test_a_stored_promise_is_plain(app, owner, client, shop):
    post(client, **row("promises", what="call back"))
    (promise,) = stored(app, owner)[0].promises
    assert promise == Promise("till-maker", "call back", id=promise.id)

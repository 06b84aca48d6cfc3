"""A client answers from the link with one tap; it lands on the case once, on the first page until it is seen, and in the file."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from consultant.casefile.rules import read_case, write_case
from consultant.cases.actions import case_numbered, close_case, record_of, reopen_case
from consultant.cases.models import Case
from consultant.cases.rules import CaseState, Closing
from consultant.database import db, rows_of, work_for
from consultant.feedback import rules
from consultant.feedback.actions import add_answer
from consultant.feedback.models import Answer as Stored
from consultant.feedback.rules import Answer, Kind
from consultant.options.actions import settle_option
from consultant.options.letters.rules import Lettered
from consultant.options.models import Option
from consultant.options.rules import Reaction
from consultant.reports.actions import preview
from tests.pages import parsed
from tests.sending.desk import made

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
once = pytest.mark.parametrize("settings", ["sqlite"], indirect=True)  # what is shown is the same on both


def given(kind: Kind, said: str, minutes: int = 0, **more) -> Answer:
    return Answer(NOON + timedelta(minutes=minutes), 1, kind, said, **more)


def test_who_answers_again_has_changed_their_mind():
    answers = [given(Kind.CLEAR, "no"), given(Kind.CHOSE, "A modem"), given(Kind.NOT_THIS, "A modem"), given(Kind.CLEAR, "yes")]
    assert {kind: one.said for kind, one in rules.latest(answers, 1).items()} == {Kind.CLEAR: "yes", Kind.NOT_THIS: "A modem"}
    assert rules.latest(answers, 2) == {}


def test_a_link_takes_twenty_answers_an_hour():
    times = [NOON - timedelta(minutes=2 * place) for place in range(20)]
    assert rules.are_too_many(times, NOON)
    assert not rules.are_too_many(times[:-1], NOON) and not rules.are_too_many(times, NOON + timedelta(minutes=22))


def test_what_is_put_right_again_takes_the_place_of_what_was_said_before():
    assert rules.corrections(None, None, "It is black.") == "It is black."
    assert rules.corrections("It is black.", None, "It is old.") == "It is black.\nIt is old."
    assert rules.corrections("It is black.\nIt is old.", "It is black.", "It is grey.") == "It is grey.\nIt is old."
    assert rules.corrections("It is black.", "It is black.", "") == ""


@pytest.fixture
def guest(app, client, sent):
    """Somebody with the link; `tap` posts one button of a page that was just loaded, and gets the page after it."""
    guest = app.test_client()
    guest.path = made(client, sent).removeprefix("http://localhost")

    def tap(once: str = "", **button):
        key = once or parsed(guest.get(guest.path)).select_one("input[name=once]")["value"]
        return guest.post(f"{guest.path}/answer", data={"once": key, **button}, follow_redirects=True)

    guest.tap = tap
    return guest


def case_of(owner, sent: str) -> Case:
    work_for(owner.practice_id, owner.id)
    return case_numbered(int(sent.split("/")[2]))


def test_answers_land_on_the_case_once_and_on_the_first_page_until_they_are_seen(app, owner, client, guest, sent):
    app.config["WTF_CSRF_ENABLED"] = True
    assert "What was not clear?" not in guest.get(guest.path).text
    unclear = guest.tap(once="key", clear="partly").text
    assert "You said: Partly." in unclear and "What was not clear?" in unclear
    guest.tap(once="key", clear="partly")
    chosen = guest.tap(choose="1")
    assert "You chose this." in chosen.text
    first = parsed(chosen).select_one("ul.plain").text.replace("\xa0", " ")
    assert "You chose this: " in first and "lease choose" not in chosen.text and "a choice to make" not in chosen.text
    buttons = [button.text.strip() for button in parsed(chosen).select("button[name=choose]")]
    assert buttons == ["Choose A instead", "Choose C instead"]
    guest.tap(choose="0")
    guest.tap(send="better", better="The second page.", wrong="The <b>modem</b> is black.")
    app.config["WTF_CSRF_ENABLED"] = False
    with app.app_context():
        of = record_of(case_of(owner, sent))
        told = [(one.kind, one.letter) for one in of.feedback if not one.seen][1:]  # the first one was there
        answers = of.options[0].reaction, of.options[1].reaction
        assert read_case(write_case(of)).feedback == tuple(replace(one, id=None) for one in of.feedback)
    assert told == [(Kind.CLEAR, None), (Kind.CHOSE, "B"), (Kind.CHOSE, "A"), (Kind.WRONG, None), (Kind.BETTER, None)]
    assert answers == (Reaction.ACCEPTED, Reaction.NONE_YET)
    home = client.get("/")
    assert "chose: Buy a modem to test" in home.text and "No decision yet" not in parsed(home).select_one("main").text
    assert "chose option B" in home.text and "a fact in report 1 is wrong: The &lt;b&gt;modem&lt;/b&gt; is black." in home.text
    for form in parsed(home).select("form[action*='/seen']"):
        assert client.post(form["action"]).location == "/"
    assert "New from your clients" not in client.get("/").text
    assert "chose option B" in client.get(sent.partition("/reports")[0]).text


@once
def test_a_tap_means_the_option_of_that_report_whatever_it_is_called_now(app, owner, client, guest, sent):
    with app.app_context():
        case = case_of(owner, sent)
        first, second, _third = rows_of(Option, case.id)
        words, first.what, second.what = second.what, second.what, "A new modem"
        settle_option(case.id, Lettered("", first.id), Reaction.DECLINED, at=NOON)
        db.session.commit()
    guest.tap(choose="1")
    with app.app_context():
        of = record_of(case_of(owner, sent))
        assert [option.reaction for option in of.options] == [Reaction.DECLINED, Reaction.ACCEPTED, Reaction.NONE_YET]
        assert (of.feedback[-1].letter, of.feedback[-1].said) == ("B", words)
        case = case_of(owner, sent)
        settle_option(case.id, Lettered("", of.options[1].id), Reaction.DECLINED, at=NOON)
        facts = preview(case, case.practice, datetime.now(UTC)).facts
    assert [one.what for one in facts.undecided] == [of.options[2].what] and facts.letters == ("C",)
    assert f"chose option B of report 1: {words}" in client.get("/").text
    assert "Report 1 lists it" in client.get(f"{sent.partition('/reports')[0]}/options/{of.options[1].id}/remove").text


@once
def test_what_is_put_right_reaches_the_next_report_and_what_the_client_wrote_does_not(app, owner, client, guest, sent):
    guest.tap(send="wrong", wrong="Kanarienvogel, not a modem")
    case = sent.partition("/reports")[0]
    home = parsed(client.get("/"))
    page = home.select_one("a[href*='/correct']")["href"]
    assert "Nothing is due" not in home.h1.text
    there = [link["href"] for link in parsed(client.get(page)).select("#there ~ ul a")]
    assert len(there) == 3 and all(client.get(one).status_code == 200 for one in there), there
    assert client.post(page, data={"corrected": "The modem is black.", "once": "key"}).location == f"{case}/report"
    with app.app_context():
        of = case_of(owner, sent)
        facts = preview(of, of.practice, datetime.now(UTC)).facts
    assert facts.correction == "The modem is black."
    assert "Kanarienvogel" not in facts.to_json() + repr(facts)
    assert "Put right in report 2" in client.get(case).text


@once
def test_what_nobody_can_tap_is_refused_and_a_flood_waits(guest):
    for button in ({}, {"clear": "maybe"}, {"choose": "99"}, {"choose": "²"}, {"choose": "-1"}, {"send": "x"}, {"no": "9" * 400}):
        assert guest.tap(**button).status_code == 400, button
    assert "Please write it in a few words." in guest.tap(send="wrong", wrong=" ").text
    long = guest.tap(send="wrong", wrong="W" * 4_001)
    assert "At most 4,000 fit here." in long.text and "W" * 4_001 in long.text
    assert [guest.tap(once=f"key{n}", clear="yes").status_code for n in range(22)][18:] == [200, 200, 429, 429]
    assert guest.post("/r/nobody/answer", data={"clear": "yes"}).status_code == 404


@once
def test_what_was_told_is_noted_by_hand(client, sent):
    case = sent.partition("/reports")[0]
    assert "Write at least one answer." in client.post(f"{case}/answers/new", data={"report": "1", "once": "a"}).text
    assert client.post(f"{case}/answers/new", data={"report": "1", "clear": "no", "better": "Shorter", "once": "b"}).status_code == 302
    assert "says what could be clearer or better: Shorter" in client.get(case).text
    assert "better: Shorter" not in client.get("/").text
    form = parsed(client.get(f"{case}/answers/new"))
    told = [(one["value"], one.text) for one in form.select("select[name=chose] option")][2]
    assert told[0] == "1-1" and told[1].startswith("Report 1, B: ")
    assert client.post(f"{case}/answers/new", data={"report": "1", "chose": "1-1", "once": "c"}).status_code == 302
    assert f"chose option B of report 1: {told[1][13:]}" in client.get(case).text
    assert f"chose: {told[1][13:]}" in client.get("/").text  # on Today, until somebody does it


@once
def test_what_a_case_file_brought_was_said_of_another_report_and_is_no_news(app, owner, client, guest, sent):
    brought = Answer(datetime(2026, 1, 2, 9, tzinfo=UTC), 1, Kind.CLEAR, "no")
    with app.app_context():
        case = case_of(owner, sent)
        add_answer(case.id, brought)
        add_answer(case.id, replace(brought, kind=Kind.CHOSE, said=rows_of(Option, case.id)[1].what))
        db.session.commit()
    assert "You said" not in guest.get(guest.path).text and "You chose" not in guest.get(guest.path).text
    assert "Was report 1 clear to" not in client.get("/").text
    client.post(f"{sent.partition('/reports')[0]}/answers/new", data={"report": "1", "clear": "partly", "once": "b"})
    assert "You said: Partly." in guest.get(guest.path).text  # noted by hand for this very report


@once
def test_nothing_is_chosen_in_a_closed_case_nor_in_an_older_report(app, owner, client, guest, sent):
    def change(do, *more):
        with app.app_context():
            do(case_of(owner, sent), *more)
            db.session.commit()

    change(close_case, Closing(CaseState.FIXED, NOON))
    closed = guest.tap(choose="1").text
    assert "not kept" in closed and "This case is closed" in closed and 'name="choose"' not in closed
    assert [name for name in ("clear", "knew", "better") if f'name="{name}"' in closed] == ["clear", "knew", "better"]  # issued before
    change(reopen_case)
    assert 'name="knew"' not in guest.get(guest.path).text
    assert 'name="choose"' in guest.get(guest.path).text and "This case is closed" not in guest.get(guest.path).text
    assert client.post(sent.partition("/reports")[0] + "/report", data={"issue": "2", "once": "key"}).status_code == 302
    older = guest.tap(choose="1").text
    assert "not kept" in older and "There is a newer report" in older and 'name="choose"' not in older
    assert "You said: Yes." in guest.tap(clear="yes").text  # whatever else they say is still heard
    with app.app_context():
        of = record_of(case_of(owner, sent))
        assert {option.reaction for option in of.options} == {Reaction.NONE_YET}
        assert Kind.CHOSE not in {one.kind for one in of.feedback}


@once
def test_the_first_page_shows_twenty_new_answers_and_the_way_to_the_others(app, owner, client, guest, sent):
    guest.tap(clear="yes")
    with app.app_context():
        case = case_of(owner, sent)
        link = db.session.scalars(db.select(Stored.link_id).filter_by(kind=Kind.CLEAR)).one()
        for n in range(22):
            add_answer(case.id, given(Kind.BETTER, f"Shorter {n}."), link)
        db.session.commit()
    home = parsed(client.get("/"))
    told = [one.text for one in home.select("#news ~ ol h3")]
    assert len(told) == 20 and told[0].endswith("Shorter 21.")
    more = next(link for link in home.select("a[href*=before]"))
    assert more.text == "and 4 more"  # two of those, the tap, and one that was there
    others = parsed(client.get(more["href"]))
    assert [one.text.rpartition(": ")[2] for one in others.select("#news ~ ol h3")][:2] == ["Shorter 1.", "Shorter 0."]
    assert not others.select("a[href*=before]")
    assert client.get(f"/?before={'9' * 40}").status_code == 200

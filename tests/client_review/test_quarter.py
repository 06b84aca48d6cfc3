"""All clients at once: the order of the table, the picture, and that nothing that changes goes unseen in any process."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import example, given
from hypothesis import strategies as st
from sqlalchemy import event

from consultant.calls.actions import record_call, withdraw_call
from consultant.calls.models import Call
from consultant.calls.rules import Cause, Withdrawal
from consultant.cases.actions import case_numbered, open_case, record_of
from consultant.cases.models import Case
from consultant.client_review.actions import decide, known_of
from consultant.client_review.card.rules import Since
from consultant.client_review.card.words import brief_card
from consultant.client_review.earnings.rules import Earned
from consultant.client_review.figures.rules import Figures, Lacks
from consultant.client_review.history.actions import histories_of
from consultant.client_review.history.cases.rules import history_of
from consultant.client_review.history.rules import CameBack, History, Payment
from consultant.client_review.money.actions import (
    add_expected,
    add_invoice,
    change_invoice,
    remove_invoice,
)
from consultant.client_review.money.models import ExpectedWork
from consultant.client_review.money.models import Invoice as Bill
from consultant.client_review.proposal.rules import Proposal, Verdict, propose
from consultant.client_review.quarter.actions import lines
from consultant.client_review.quarter.drawing.rules import CORNERS
from consultant.client_review.quarter.picture.rules import BOTTOM, HEIGHT, REACH, RIGHT, TOP, WIDTH, Client, lay_out
from consultant.client_review.quarter.rules import By, Decided, Line, changed, in_order
from consultant.client_review.quarter.words import apart, picture
from consultant.client_review.subjects.actions import subjects
from consultant.client_review.terms.actions import set_terms
from consultant.clients.actions import add_client, clients
from consultant.clients.actions import client as client_of
from consultant.clients.limits.actions import lift_limit, pass_limits, set_limit
from consultant.clients.limits.rules import Limit, Terms
from consultant.clients.models import Client as ClientRow
from consultant.clients.recommending.actions import note_recommended
from consultant.database import change_row, db, working_for
from consultant.feedback.actions import add_answer
from consultant.feedback.rules import Answer, Kind
from consultant.options.actions import add_option, change_offer, give_advice, offer_option
from consultant.options.models import Offer as OfferRow
from consultant.options.rules import Advice, Offer, Option, OptionKind, Reaction
from consultant.work.actions import add_work, change_work
from consultant.work.models import Work as WorkRow
from consultant.work.rules import Work, WorkKind
from tests.calls.shop import open_shop
from tests.conftest import on_one_database, signed_in
from tests.factories import blames, call

TODAY = date(2026, 11, 20)
NOW = datetime.now(UTC).replace(microsecond=0) - timedelta(days=2)


def line(number: int, cases: int = 1, verdict=Verdict.KEEP, hour=None, minutes: int = 60, unpaid: int = 0, **more) -> Line:
    last = more.pop("next_on", None)
    decided = last and Decided(Verdict.KEEP, TODAY, last, "Keep", (), more.pop("since", Since(None)))
    earned = Earned(Decimal(hour or 0) * minutes / 60, "GBP", minutes)
    return Line(number, f"C{number}", cases, verdict, Figures(earned, unpaid, None if hour else Lacks.MONEY), decided, **more)


def test_who_is_due_longest_comes_first_and_who_left_is_never_due():
    lines = [
        line(1, next_on=date(2027, 1, 1)),
        line(2, cases=0),
        line(3, next_on=TODAY),
        line(4, cases=0, next_on=date(2026, 5, 1)),
        line(5, cases=2),
        line(6, next_on=date(2026, 1, 1), left_on=TODAY),
    ]
    assert [one.client for one in in_order(lines, By.TURN, TODAY)] == [5, 4, 3, 1, 2, 6]
    assert [one.client for one in lines if one.is_due(TODAY)] == [3, 4, 5]


def test_the_table_is_put_in_the_order_of_a_column():
    lines = [line(1, hour=5, minutes=90), line(2, verdict=Verdict.LET_GO, unpaid=9), line(3, verdict=Verdict.LIMIT, hour=50)]
    orders = {by: [one.client for one in in_order(lines, by, TODAY)] for by in By}
    assert orders == {
        By.TURN: [1, 2, 3],
        By.NAME: [1, 2, 3],
        By.VERDICT: [2, 3, 1],
        By.HOUR: [3, 1, 2],
        By.TIME: [1, 2, 3],
        By.UNPAID: [2, 1, 3],
    }


def test_another_proposal_is_told_before_what_else_changed():
    sinces = [Since(None), Since(None, entries=2), Since(None, new=("Now",)), Since("Let go")]
    lines = [line(n, next_on=TODAY, since=since) for n, since in enumerate(sinces)]
    assert [one.client for one in changed(lines, page=9).rows] == [3, 2, 1]


signs = st.builds(
    Client,
    number=st.just(0),
    verdict=st.sampled_from(Verdict),
    hour=st.floats(0, 5_000) | st.just(0.0),
    hours=st.floats(0.01, 900),
    unpaid=st.integers(0, 9_000),
)


@example([Client(0, Verdict.KEEP, 5e-324, 1.0, 0)], 40.0)  # next to nothing
@given(st.lists(signs, min_size=1, max_size=90), st.floats(20, 120))
def test_signs_stand_in_the_frame_and_no_number_touches_another(clients, left):
    layout = lay_out([replace(one, number=n) for n, one in enumerate(clients, start=1)], left)
    assert sorted(sign.client.number for sign in layout.signs) == list(range(1, len(clients) + 1))
    written = []
    for sign in layout.signs:
        reach = sign.size * REACH - 0.01  # what floats round off
        assert left <= sign.x - reach and sign.x + reach <= RIGHT < WIDTH
        assert sign.y - reach >= TOP and sign.y + reach <= BOTTOM < HEIGHT
        if sign.written:
            x, y = sign.written
            wide, high = len(str(sign.client.number)) * 0.6 * layout.letters, layout.letters
            written.append((x - wide / 2, y - high / 2, x + wide / 2, y + high / 2))
            others = [one for one in layout.signs if one is not sign]
            assert all(abs(x - one.x) >= wide / 2 + one.size * 1.36 or abs(y - one.y) >= high / 2 + one.size * REACH for one in others)
    assert all(a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1] for n, a in enumerate(written) for b in written[:n])
    by_hour = sorted(layout.signs, key=lambda sign: sign.client.hour)
    assert all(low.y >= high.y for low, high in pairwise(by_hour))


def test_shapes_reach_no_further_than_is_reckoned_with():
    assert max(abs(value) for corners in CORNERS.values() for corner in corners for value in corner) <= REACH
    assert len({len(corners) for corners in CORNERS.values()} | {0}) == 3 and len(CORNERS) == 3  # the fourth is a circle


def test_whoever_has_no_sign_is_named_with_the_reason(babel_app):
    numbered = list(enumerate([line(1, hour=5), line(2), line(3, hour=9, verdict=Verdict.LET_GO)], start=1))
    drawn = picture(numbered)
    assert drawn.count("<circle") == 1 and drawn.count("<polygon") == 1 and 'role="img"' in drawn and "each of 2 clients" in drawn
    assert [(why, [number for number, _ in some]) for why, some in apart(numbered)] == [("No invoice is noted in the last 12 months", [2])]
    assert picture(numbered[1:2]) is None


@on_one_database
def test_many_clients_are_read_at_once_as_each_is_from_whole_cases_and_it_takes_twelve_queries(app, demo):
    client, sent = signed_in(app, demo), []
    with app.app_context():
        event.listen(db.engine, "before_cursor_execute", lambda _c, _cursor, statement, *_: sent.append(statement))
    page = client.get("/review").text
    assert len([one for one in sent if one.startswith("SELECT")]) <= 12
    assert page.count("<tr>") == 1 + page.count('<th scope="row">') > 8 and "by=hour" in page
    with app.app_context(), working_for(demo.practice_id, demo.id):
        read = as_read_at_once(demo)
        assert read == as_read_whole(demo) and any(isinstance(one, CameBack) for found in read.values() for one in found)


def as_read_at_once(person) -> dict[int, tuple[object, ...]]:
    practice = db.session.merge(person).practice
    return {id: of_cases(found) for id, found in histories_of([who.id for who in clients()], practice).items()}


def as_read_whole(person) -> dict[int, tuple[object, ...]]:
    zone, found = ZoneInfo(db.session.merge(person).practice.zone), {}
    for who in clients():
        cases = db.session.scalars(db.select(Case).filter_by(client_id=who.id))
        found[who.id] = of_cases(history_of([replace(record_of(case), slug=str(case.number)) for case in cases], zone))
    return found


def of_cases(history: History) -> tuple[object, ...]:
    """What is in cases: its row begins with a number."""
    return tuple(one for one in history.entries if one.row[:1].isdecimal())


def test_whatever_is_written_of_a_client_is_seen_at_the_next_look(app, owner, client):
    open_shop(app, owner)
    seen: list[object] = []
    for write in WRITES:
        with app.app_context(), working_for(owner.practice_id, owner.id):
            write(case_numbered(1))
            db.session.commit()
        with app.app_context(), working_for(owner.practice_id, owner.id):  # as another process: it knows the database and no more
            practice = db.session.merge(owner).practice
            (one,) = subjects(practice, 1)
            assert subjects(practice)[0] == one
            seen.append((one.known_by, one.reviewed))
            shown = lines(practice, TODAY, brief_card)
            assert (shown[0].figures, shown[0].verdict) == (known_of(client_of(1), practice, TODAY)[1], worked(practice).verdict)
    assert all(before != after for before, after in pairwise(seen))
    with app.app_context(), working_for(owner.practice_id, owner.id):
        assert as_read_at_once(owner) == as_read_whole(owner)
        kinds = {type(one).__name__ for one in histories_of([1], practice)[1].entries}
    assert kinds >= {"Invoice", "Expected", "Bound", "Offered", "Answered", "Spent", "Reproach", "Brought"}
    page = client.get("/review?by=hour").text
    assert "EUR" not in page and "there is no rate" in page and "You decided: Keep." in page


def worked(practice) -> Proposal:
    """From nothing but the database."""
    return propose(histories_of([1], practice)[1], TODAY, subjects(practice, 1)[0].agreed)


TOLD = blames("till-maker", "card-bank"), blames("corner-shop", "sam-field")  # the second is about us


def newest(model):
    return db.session.scalars(db.select(model).order_by(model.id.desc()).limit(1)).one()


def correct(case: Case) -> None:
    record_call(case.id, call(0, "corner-shop", *TOLD, minutes=50, paid=False, cause=Cause.GOODWILL, at=NOW), corrects=newest(Call))


WRITES = [
    lambda case: record_call(case.id, call(0, "till-maker", at=NOW)),
    lambda case: record_call(case.id, call(0, "corner-shop", *TOLD, at=NOW)),
    correct,
    lambda case: withdraw_call(db.session.get_one(Call, 1), Withdrawal("Another case")),
    lambda case: give_advice(case.id, Advice(NOW, "A new till", Reaction.DECLINED)),
    lambda case: add_option(case.id, Option("Nobody was asked", OptionKind.SWITCH)),
    lambda case: offer_option(add_option(case.id, Option("A hotspot", OptionKind.WORKAROUND)), Offer(Reaction.NONE_YET, NOW)),
    lambda case: change_offer(newest(OfferRow), reaction=Reaction.ANGRY),
    lambda case: add_answer(case.id, Answer(NOW, 1, Kind.CLEAR, "yes")),
    lambda case: add_answer(case.id, Answer(NOW - timedelta(days=3), 1, Kind.WRONG, "No", corrected="Yes")),
    lambda case: add_work(case.id, Work(TODAY, 30, WorkKind.TRAVEL, paid=False)),
    lambda case: change_work(newest(WorkRow), Work(TODAY, 40, WorkKind.TRAVEL, paid=True)),
    lambda case: add_invoice(1, [Payment(TODAY, Decimal(5))], on=TODAY, due=TODAY, amount=Decimal(90), currency="EUR"),
    lambda case: change_invoice(newest(Bill), [Payment(TODAY, Decimal(6))]),
    lambda case: change_invoice(newest(Bill), [Payment(TODAY, Decimal(6)), Payment(TODAY, Decimal(7))]),
    lambda case: change_invoice(newest(Bill), []),
    lambda case: add_invoice(1, on=TODAY, due=TODAY, amount=Decimal(90), currency="GBP"),
    lambda case: remove_invoice(newest(Bill)),
    lambda case: add_expected(1, on=TODAY, by=TODAY, amount=Decimal(90), currency="GBP"),
    lambda case: change_row(newest(ExpectedWork), came=True),
    lambda case: set_limit(case.client, Limit.MINUTES, Terms(minutes=30), at=NOW),
    lambda case: pass_limits(case, [Limit.MINUTES], "An outage", at=NOW),
    lambda case: lift_limit(case.client, Limit.MINUTES, at=NOW),
    lambda case: set_terms(case.practice, Decimal(60), []),
    lambda case: open_case(1, title="Another", problem="Another", at=NOW),
    lambda case: change_row(case.client, name="Corner store"),
    lambda case: note_recommended(add_client("Zoe", "household"), case.client_id, TODAY),
    lambda case: note_recommended(newest(ClientRow), case.client_id, TODAY - timedelta(1)),
    lambda case: change_row(newest(ClientRow), name="Zoe Finch"),
    lambda case: decide(case.client, Verdict.KEEP, "Kind", TODAY, facts=FACTS, at=NOW),
]
FACTS = {"on": "2026-11-20", "verdict": "keep", "rule": "a pattern", "proposal": "Keep", "reasons": []}
FACTS |= {side: [] for side in ("keep", "limit", "let_go", "mend", "change")}

"""Whatever is lost, repeated, reordered or broken off on the way: every call is stored exactly once, in its order."""

from contextlib import contextmanager
from random import Random

from consultant.calls.models import Call
from consultant.database import db, working_for
from tests.offline.schedules import play

ROUNDS = {"sqlite": 1000, "postgresql": 100}


def crashing(monkeypatch):
    @contextmanager
    def crash():
        with monkeypatch.context() as patch:
            patch.setattr("consultant.offline.views.keep_receipt", _break_down)
            yield

    return crash


def _break_down(*_: object) -> None:
    raise ZeroDivisionError("the server breaks down before it commits")


def test_every_call_of_any_schedule_is_stored_exactly_once(app, owner, client, shop, settings, monkeypatch):
    dice, crash = Random(4), crashing(monkeypatch)
    rounds = ROUNDS["postgresql" if settings.database_url.startswith("postgresql") else "sqlite"]
    app.logger.disabled = True  # of the breakdowns
    wanted = [said for number in range(rounds) for said in play(client, dice, crash, f"{number:04}")]
    with app.app_context(), working_for(owner.practice_id):
        stored = list(db.session.scalars(db.select(Call.said)))
        ordered = list(db.session.scalars(db.select(Call.said).order_by(Call.started_at, Call.sequence, Call.said)))
    assert sorted(stored) == sorted(wanted)
    assert ordered == sorted(wanted, key=lambda said: (said.split("-")[1], said))

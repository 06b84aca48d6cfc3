"""Who recommended us to a client: on their own record, and among what the review of the other one goes by."""

from datetime import UTC, datetime, timedelta

from consultant.clients.actions import clients
from consultant.clients.recommending.actions import recommended
from tests.cases.desk import errors, shown, text_of, work
from tests.conftest import on_one_database

NEW, ANN = "/clients/new", {"name": "Ann", "kind": "household"}
DAYS = [(datetime.now(UTC).date() - timedelta(days=ago)).isoformat() for ago in (40, 30, 20)]


def sent(name: str, by: str = "1", on: str = DAYS[0]) -> dict[str, str]:
    return {"name": name, "kind": "household", "recommended_by": by, "recommended_on": on}


def test_who_sent_three_people_has_that_spoken_for_them(app, owner, client):
    client.post(NEW, data=ANN)
    assert "They sent" not in text_of(client.get("/review/1"))
    for name, day in zip(("Ben", "Cleo", "Dora"), DAYS, strict=True):
        assert client.post(NEW, data=sent(name, on=day)).status_code == 302
    page = client.get("/clients/4")
    assert "Who recommended us to them Private: never printed for the client. Ann" in text_of(page) and 'href="/clients/1"' in page.text
    form = client.get("/clients/4/edit")
    assert (shown(form, "recommended_by"), shown(form, "recommended_on")) == ("1", DAYS[2])
    card = client.get("/review/1")
    assert "They sent 3 people to us." in text_of(card) and "They sent somebody to us: Cleo" in text_of(card)
    assert 'href="/clients/3"' in card.text and "What decided it" in card.text
    client.post("/clients/3/edit", data=sent("Cleopatra", on=DAYS[1]))
    client.post("/clients/4/edit", data=sent("Dora", by="", on=""))
    client.post("/clients/2/remove", data={"name": "Ben"})
    card = text_of(client.get("/review/1"))
    assert "They sent 1 person to us." in card and "They sent somebody to us: Cleopatra" in card
    client.post("/clients/1/remove")
    assert work(app, owner, lambda: [(who.name, recommended(who)) for who in clients()]) == [("Cleopatra", None), ("Dora", None)]


@on_one_database
def test_what_cannot_be_meant_is_said_at_its_field(app, owner, client):
    client.post(NEW, data=ANN)
    client.post(NEW, data=sent("Ben"))
    for typed, field in (
        (sent("Eve", by=""), "recommended_on"),
        (sent("Eve", on=""), "recommended_on"),
        (sent("Eve", on="2999-01-01"), "recommended_on"),
        (sent("Eve", by="99"), "recommended_by"),
        (sent("Eve", by="x"), "recommended_by"),
    ):
        page = client.post(NEW, data=typed)
        assert field in errors(page) and shown(page, "name") == "Eve", typed
    assert "recommended_by" in errors(client.post("/clients/2/edit", data=sent("Ben", by="2"))), "themselves"

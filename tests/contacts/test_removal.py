"""Taking a client or a firm out of the contacts."""

import pytest

from tests.cases.desk import open_case, text_of

KINDS = {"/clients": {"name": "Ann", "kind": "household"}, "/organizations": {"name": "Acme", "role": "vendor"}}
each = pytest.mark.parametrize("contacts", KINDS)


@each
def test_one_that_no_case_has_can_go(client, contacts):
    client.post(f"{contacts}/new", data=KINDS[contacts])
    assert "Take them out of your contacts?" in text_of(client.get(f"{contacts}/1/remove"))
    assert "no longer in your contacts" in text_of(client.post(f"{contacts}/1/remove", follow_redirects=True))
    assert client.get(f"{contacts}/1").status_code == 404


@each
def test_one_in_a_case_stays_and_it_says_where(app, owner, client, contacts):
    for _ in range(2):
        open_case(app, owner, client="Ann", firms=("Acme",))
    client.post("/cases/new", data={"problem": "It broke.", "client_id": "1", "client_kind": "household", "can_help": "yes"})
    where = "cases no. 1 and 3" if contacts == "/clients" else "cases no. 1 and 2"
    for page in (client.get(f"{contacts}/1/remove"), client.post(f"{contacts}/1/remove")):
        assert f"They are in {where}. Whoever a case needs stays in your contacts." in text_of(page) and "<form" not in page.text
    assert client.get(f"{contacts}/1").status_code == 200


@each
@pytest.mark.parametrize("page", ["/1", "/1/edit", "/1/remove", f"/{10**20}"])
def test_unknown_and_foreign(app, stranger, client, contacts, page):
    open_case(app, stranger, firms=("Acme",))
    assert client.get(contacts + page).status_code == 404
    assert client.post(f"{contacts}/1/remove").status_code == client.post(f"{contacts}/1/edit", data=KINDS[contacts]).status_code == 404

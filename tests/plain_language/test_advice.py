"""What is said on the page after saving words that may be printed."""

from consultant.plain_language.lists.actions import word_list
from consultant.plain_language.rules import check
from consultant.plain_language.words import advice
from tests.cases.desk import open_case


def test_advice_follows_saving_and_holds_up_nothing(app, owner, client):
    open_case(app, owner, title="The line", client="Soon Ltd")
    saved = client.post("/cases/1/roadblocks/new", data={"what": "Soon Ltd lied. It comes shortly, and costs 60.", "kind": "cost"})
    page = client.get(saved.location).text
    assert saved.status_code == 302 and "Saved." in page
    assert page.index("“lied”") < page.index("“costs 60”") < page.index("“shortly”") and "look at “Soon" not in page
    assert "It says what somebody meant, and nobody can see that. Better: write what was said or done, and on which day." in page
    assert "Before it is printed" not in client.get("/cases/1").text  # said once


def test_what_is_private_or_not_saved_gets_none(app, owner, client):
    open_case(app, owner)
    refused = client.post("/cases/1/roadblocks/new", data={"what": "They lied. " * 40, "kind": "cost"})
    assert refused.status_code == 200
    client.post("/cases/1/edit", data={"title": "T", "problem": "The line drops.", "needs": "They lied."})
    assert "Before it is printed" not in client.get("/cases/1").text


def test_of_a_spanish_text_the_reason_is_told_in_the_words_of_the_page_and_what_to_write_is_quoted(babel_app):
    found = check("Iberia mintió.", word_list("es"), ["Iberia"])[0]
    assert advice(found) == (
        "Before it is printed, look at “mintió”. It accuses somebody. Better: «escriba qué se dijo o se hizo, y qué día»."
    )

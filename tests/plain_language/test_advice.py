"""What is said on the page after saving words that may be printed."""

from consultant.plain_language.lists.actions import word_list
from consultant.plain_language.rules import check
from consultant.plain_language.words import advice
from tests.cases.desk import open_case
from tests.conftest import signed_in


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


def test_while_it_is_written_the_same_is_told_in_fewer_words(app, owner, client, stranger):
    open_case(app, owner, title="The line", client="Soon Ltd")
    said = client.post("/words?number=1", data={"text": "Soon Ltd lied, and nobody came."}).json
    assert said["said"] == "1 thing to look at"
    assert said["lines"] == [
        "“lied”: It says what somebody meant, and nobody can see that. Better: write what was said or done, and on which day."
    ]
    assert client.post("/words?number=1&quoted=yes", data={"text": "It comes shortly."}).json == {"said": "", "lines": []}
    assert client.post("/words", data={"text": "x" * 20_001}).status_code == 413
    assert signed_in(app, stranger).post("/words?number=1", data={"text": "Soon Ltd lied."}).status_code == 404
    form, call = client.get("/cases/1/roadblocks/new").text, client.get("/cases/1/calls/new").text
    assert 'data-plain="/words?number=1"' in form and "/plain.js" in form
    assert "data-plain" not in call and "/plain.js" not in call

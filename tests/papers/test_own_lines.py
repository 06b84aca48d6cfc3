"""What a party said, for that party to correct: its own words only, and that it was sent stands in the log."""

import pytest

from consultant.calls.actions import record_call
from consultant.calls.rules import Channel
from consultant.cases.actions import case_numbered, change_case
from consultant.parties.actions import change_party, party_of
from consultant.promises.rules import Promise
from tests.calls.shop import open_shop, read
from tests.cases.desk import work
from tests.factories import MONDAY, blames, call
from tests.pages import parsed
from tests.reports.reading import pages_of

TILL, BANK = "till-maker", "card-bank"
HERE = f"/cases/1/parties/lines?party={TILL}"


@pytest.fixture
def shop(app, owner) -> None:
    open_shop(app, owner, title="ZEBRA says the bank")
    relayed = blames(TILL, BANK, because="passed on", relayed_by=BANK)

    def fill() -> None:
        case = case_numbered(1)
        change_case(case, private_note="ZEBRA", problem="ZEBRA", needs="ZEBRA", stop_line=1)
        change_party(party_of(case.id, TILL), private_note="ZEBRA", account_number="77345")
        change_party(party_of(case.id, BANK), account_number="ZEBRA-1")
        promise = Promise(TILL, "send a new till", MONDAY.date(), due_words="on Monday")
        said = call(0, TILL, blames(TILL, BANK, because="red lamp"), promise, reference="T-9", said="ZEBRA", private_note="ZEBRA")
        record_call(case.id, said)
        record_call(case.id, call(1, BANK, blames(BANK, TILL, because="ZEBRA"), relayed, reference="ZEBRA"))

    work(app, owner, fill)


def test_it_holds_the_own_words_and_nothing_of_anybody_else(client, shop):
    page = parsed(client.get(HERE)).main.get_text(" ")
    text = " ".join(pages_of(client.get(HERE.replace("lines", "lines.pdf")).data))
    assert "You told me that the cause is with Card bank. “red lamp”" in text
    assert all(wanted in text for wanted in ("Number: T-9", "“send a new till”", "By 5 May 2025. Your words: “on Monday”.", "77345"))
    assert "Somebody told me that you said that the cause is with Card bank. “passed on”" in text
    assert "ZEBRA" not in text and "red lamp" in page


def test_that_it_was_sent_is_an_entry_of_the_log(app, owner, client, shop):
    ways = {link.get_text(): link["href"] for link in parsed(client.get("/cases/1")).select("#who a")}
    assert ways["What Till maker said, to correct"] == HERE
    assert client.post(HERE, data={"channel": "letter"}).headers["Location"] == "/cases/1"
    *_before, sent = read(app, owner).calls
    assert (sent.parties, sent.channel, sent.statements) == ((TILL,), Channel.LETTER, ()) and "asked them to correct it" in sent.said
    assert client.post(HERE, data={"channel": "pigeon"}).status_code == 200
    assert len(read(app, owner).calls) == 3


def test_only_others_get_one_and_with_nothing_said_there_is_nothing_to_send(app, owner, client):
    open_shop(app, owner)
    assert "Note in the log" not in client.get(HERE).text
    for nobody in ("corner-shop", "sam-field", "nobody", "", "%00"):
        for page in ("lines", "lines.pdf"):
            assert client.get(f"/cases/1/parties/{page}?party={nobody}").status_code == 404

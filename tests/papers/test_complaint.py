"""The letter of complaint and what comes behind it; who takes complaints is data with a day."""

import json
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO

import pikepdf
import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultant.calls.actions import record_call
from consultant.calls.rules import Stance
from consultant.cases.actions import case_numbered, change_case
from consultant.evidence.actions import add_evidence
from consultant.evidence.files.actions import attach, store_file
from consultant.evidence.rules import Evidence
from consultant.papers.complaint.actions import complaint_about, keep_complaint
from consultant.papers.complaint.rules import Complaint, Loss, read_complaint, write_complaint
from consultant.papers.enclosures.rules import MOST_PAGES
from consultant.papers.schemes.actions import built_in
from consultant.papers.schemes.rules import GETS_OLD, Scheme
from consultant.parties.actions import change_party, party_of
from consultant.promises.rules import Promise
from tests.calls.shop import open_shop, row
from tests.cases.desk import errors, shown, work
from tests.documents.structure import problems
from tests.evidence.files.made import TEXT, photo
from tests.factories import MONDAY, blames, call, said
from tests.pages import parsed
from tests.reports.reading import seen

TILL, BANK = "till-maker", "card-bank"
HERE = f"/cases/1/complaint?party={TILL}"
PACK = f"/cases/1/complaint/pack.pdf?party={TILL}"
SCHEMES = "/you/complaints"
WRITTEN = {
    "wrong": "The till broke on 5 May 2025.", "wants": "Mend it.", "answer_by": "2099-05-01", "address": "4 Mill Lane\nLeeds",
    "complained_on": "2025-05-06", "scheme": "uk-telecoms", "proofs": ["1", "2"],
    **row("losses", 0, what="Cash box", amount="59.80"), **row("losses", 1, what="Bus", amount="14"),
}  # fmt: skip


def pdf(pages: int, burst: bool = False, **how: object) -> bytes:
    """Each page says which it is; the first has a link and a script; with `burst` nothing can draw the last."""
    file, out = pikepdf.new(), BytesIO()
    for number in range(pages):
        page = file.add_blank_page(page_size=(400, 500))
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        page.Contents = file.make_stream(b"BT /F 20 Tf 50 300 Td (Contract leaf %d) Tj ET" % (number + 1))
    if burst:
        file.pages[-1].Contents = pikepdf.Stream(file, b"no such thing", Filter=pikepdf.Name.FlateDecode)
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert('x')"))
    file.Root.OpenAction = script
    file.pages[0].AA = pikepdf.Dictionary(O=script)
    file.save(out, **how)
    return out.getvalue()


@pytest.fixture
def shop(app, owner) -> None:
    """A firm that said and promised something, another one whose words are nobody's business, and proof of every kind."""
    open_shop(app, owner, title="ZEBRA")
    locked, torn = pdf(1, encryption=pikepdf.Encryption(owner="a", user="b")), b"%PDF-1.4 rubbish"
    files = [(photo(), "lamp.jpg"), (pdf(2), "contract.pdf"), (locked, "secret.pdf"), (torn, "torn.pdf"), (TEXT, "router.log")]
    files.append((pdf(2, burst=True), "burst.pdf"))

    def fill() -> None:
        case = case_numbered(1)
        change_case(case, private_note="ZEBRA", needs="ZEBRA", problem="It broke.", currency="GBP")
        change_party(party_of(case.id, TILL), private_note="ZEBRA", account_number="77345")
        promise = Promise(TILL, "send a till", MONDAY.date(), due_words="by Monday")
        denies = said(TILL, Stance.DENIES, because="Red  lamp")  # one reason for both
        said_both = call(0, TILL, blames(TILL, BANK, because="red lamp"), denies, promise, reference="T-9")
        record_call(case.id, said_both)
        record_call(case.id, call(1, BANK, blames(BANK, TILL, because="ZEBRA"), private_note="ZEBRA"))
        record_call(case.id, call(2, f"{TILL} {BANK}", blames(TILL, BANK, because="ZEBRA", relayed_by=BANK)))
        proof = add_evidence(case.id, Evidence("The lamp and the contract", MONDAY.date(), text="page 2: one year"))
        receipt = add_evidence(case.id, Evidence("My receipt", MONDAY.date()))
        attach(case.id, store_file(pdf(MOST_PAGES), "long.pdf"), evidence_id=receipt.id)
        add_evidence(case.id, Evidence("ZEBRA left out", MONDAY.date()))
        for data, name in files:
            attach(case.id, store_file(data, name), evidence_id=proof.id, what="ZEBRA")

    work(app, owner, fill)


def text_of(data: bytes) -> list[str]:
    return [seen(page.extract_text()) for page in pypdf.PdfReader(BytesIO(data)).pages]


def test_the_letter_with_its_proof(client, shop):
    assert client.get(PACK).location == HERE  # nothing is written yet
    assert shown(client.get(HERE), "wrong") == "It broke."
    assert client.post(HERE, data=WRITTEN).location == HERE
    page = parsed(client.get(HERE)).main.get_text()
    assert "“secret.pdf” is not behind the letter: it wants a password. Send it apart." in page
    torn = dict.fromkeys(("torn.pdf", "burst.pdf"), "cannot be opened")
    for name, why in (torn | {"long.pdf": "is too large", "router.log": "no picture and no PDF"}).items():
        assert f"“{name}” is not behind the letter: it" in page and why in page
    data = client.get(PACK).data
    pages = text_of(data)
    letter = " ".join(pages[:-3])
    for wanted in (
        "From: Corner shop, 4 Mill Lane, Leeds", "To: Till maker", "77345", "T-9", "The till broke on 5 May 2025.", "Mend it.",
        "You said that the cause is with Card bank. “red lamp”. You said that the cause is not on your side. Promised:",
        "Promised: “send a till”. By 5 May 2025. Your words: “by Monday”. Not kept.",
        "P1. 5 May 2025: The lamp and the contract. 2 pages behind this letter. 1 photo behind this letter.",
        "P2. 5 May 2025: My receipt. Sent apart: “long.pdf”.",
        "Cash box: £59.80", "Sum: £73.80", "Communications Ombudsman, or CISAS.", "I may go there from 17 June 2025.",
        "by Friday 1 May 2099", "Sent apart: “secret.pdf”.",
    ):  # fmt: skip
        assert wanted in letter, wanted
    assert pages[-3].startswith("P1: The lamp and the contract.") and "page 2: one year" in pages[-3] and "photo 1 of 1" in pages[-3]
    assert ["Contract leaf" in one for one in pages] == [False] * (len(pages) - 2) + [True, True]
    assert pages[-1].startswith("P1, contract.pdf, page 2 of 2") and "Contract leaf 2" in pages[-1]
    assert "ZEBRA" not in "".join(pages) and b"JavaScript" not in data
    assert problems(data) == []
    alone = text_of(client.get(PACK.replace("pack", "letter")).data)
    assert "P1. 5 May 2025" in " ".join(alone) and "behind this letter" not in " ".join(alone)


def test_then_it_goes_to_whoever_takes_complaints(client, shop):
    assert errors(client.post(HERE, data=WRITTEN | {"scheme": "", "to_scheme": "y"})) == {"to_scheme": "Choose above where it goes."}
    client.post(HERE, data=WRITTEN | {"to_scheme": "y", "answered": "Not ours"})
    assert shown(client.get(HERE), "losses-0-amount") == "59.80"
    letter = " ".join(text_of(client.get(PACK.replace("pack", "letter")).data))
    for wanted in ("Complaint about Till maker", "To: Communications Ombudsman, or CISAS", "The answer was: “Not ours”."):
        assert wanted in letter
    assert "Till maker said that the cause is with Card bank." in letter
    assert "You said" not in letter
    client.post(HERE, data=WRITTEN | {"language": "es"})
    letter = " ".join(text_of(client.get(PACK.replace("pack", "letter")).data))
    assert shown(client.get(HERE), "language") == "es"
    for wanted in ("Reclamación", "Usted dijo que la causa viene de Card bank.", "59,80 GBP", "The till broke on 5 May 2025."):
        assert wanted in letter


@pytest.mark.parametrize("settings", ["sqlite"], indirect=True)
def test_no_letter_names_a_day_that_has_passed(app, owner, client, shop):
    client.post(HERE, data=WRITTEN)

    def grow_old() -> None:
        case = case_numbered(1)
        keep_complaint(case, TILL, replace(complaint_about(case, TILL), answer_by=date(2025, 5, 1)))

    work(app, owner, grow_old)
    assert client.get(PACK).location == HERE
    page = client.get(HERE)
    assert "The day to answer by has passed." in page.text and "Print it with its proof" not in page.text
    day = shown(page, "answer_by")
    assert date.fromisoformat(day) > date.today()
    assert client.post(HERE, data=WRITTEN | {"answer_by": day}).location == HERE
    assert "Print it with its proof" in client.get(HERE).text


def test_proof_that_was_added_after_the_letter_comes_with_it_until_it_is_unticked(app, owner, client, shop):
    client.post(HERE, data=WRITTEN)
    work(app, owner, lambda: add_evidence(case_numbered(1).id, Evidence("The bank’s letter", MONDAY.date())))
    ticked = parsed(client.get(HERE)).select('[name="proofs"][checked]')
    assert [box["value"] for box in ticked] == ["1", "2", "4"]
    letter = " ".join(text_of(client.get(PACK.replace("pack", "letter")).data))
    assert "P3. 5 May 2025: The bank’s letter." in letter and "ZEBRA" not in letter
    client.post(HERE, data=WRITTEN)
    assert len(parsed(client.get(HERE)).select('[name="proofs"][checked]')) == 2


def test_a_letter_to_somebody_who_was_deleted_asks_again(client, shop):
    client.post(f"{SCHEMES}/new", data={"name": "Our ombudsman"})
    assert client.post(HERE, data=WRITTEN | {"scheme": "our-ombudsman", "to_scheme": "y"}).location == HERE
    client.post(f"{SCHEMES}/our-ombudsman/remove")
    assert client.get(PACK).location == client.get(PACK.replace("pack", "letter")).location == HERE
    page = client.get(HERE)
    assert "is no longer in your list" in page.text and not shown(page, "scheme")


def test_only_firms_are_complained_about(client, shop):
    for nobody in ("corner-shop", "sam-field", "nobody", ""):
        assert client.get(HERE.replace(TILL, nobody)).status_code == 404
    assert parsed(client.get("/cases/1")).select_one(f'#who a[href="{HERE}"]')


@given(st.lists(st.tuples(st.text(), st.decimals(0, 10**9, places=2))), st.none() | st.dates(), st.none() | st.lists(st.integers()))
def test_what_is_written_comes_back_as_it_was(losses, day, proofs):
    lost = tuple(Loss(*one) for one in losses)
    written = Complaint("a", "b", day, complained_on=day, losses=lost, proofs=proofs if proofs is None else tuple(proofs))
    assert read_complaint(json.loads(json.dumps(write_complaint(written)))) == written
    before = {name: value for name, value in write_complaint(written).items() if name != "left_out"}
    assert read_complaint(before) == written
    assert written.sum == sum((amount for _what, amount in losses), Decimal(0))


def test_when_a_scheme_can_be_asked_and_when_to_check_it_again():
    day = date(2025, 5, 6)
    assert [Scheme("a", "A", wait_days=days).from_day(day) for days in (None, 0, 42)] == [None, day, date(2025, 6, 17)]
    assert Scheme("a", "A", wait_days=1).from_day(date.max) is None
    checked = Scheme("a", "A", checked_on=day)
    assert not checked.is_old(day + GETS_OLD) and checked.is_old(day + GETS_OLD + timedelta(1)) and Scheme("a", "A").is_old(day)
    assert all(one.source and one.about for one in built_in().values())


def test_a_practice_changes_one_adds_one_and_goes_back(client):
    ours = built_in()["uk-telecoms"].name
    page = parsed(client.get(SCHEMES)).get_text()
    assert ours in page and "Nobody has checked this yet." in page and SCHEMES in client.get("/you").text
    changed = {"name": "Our ombudsman", "wait_days": "10", "checked_on": date.today().isoformat()}
    assert client.post(f"{SCHEMES}/uk-telecoms", data=changed).location == SCHEMES
    assert client.post(f"{SCHEMES}/new", data={"name": "Our ombudsman"}).location == SCHEMES
    page = parsed(client.get(SCHEMES)).get_text()
    assert ours not in page and page.count("Our ombudsman") == 2 and "10 days after the first complaint · Your own entry" in page
    wrong = errors(client.post(f"{SCHEMES}/new", data={"name": "X", "wait_days": "1.5"}))
    assert wrong == {"wait_days": "Write whole days in digits, such as 42."}
    assert "Complaints: who takes them" in client.get(f"{SCHEMES}/uk-telecoms/remove").text  # the way back
    client.post(f"{SCHEMES}/uk-telecoms/remove")
    assert ours in client.get(SCHEMES).text
    for unknown in (f"{SCHEMES}/nothing", f"{SCHEMES}/uk-telecoms/remove"):
        assert client.get(unknown).status_code == 404

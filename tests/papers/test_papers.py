"""What holds for every paper: its sample prints without a case, whole for a screen reader, and nothing private gets into its words."""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict
from datetime import timedelta
from decimal import Decimal
from itertools import cycle
from typing import Any

import pytest

from consultant.assessment.rules import assess
from consultant.cases.rules import moment
from consultant.documents.actions import REPORTS
from consultant.papers.actions import SAMPLES_ARE_OF, printed, sample
from consultant.papers.closing_note.rules import ClosingNote
from consultant.papers.closing_note.words import closing_note
from consultant.papers.complaint.rules import Complaint, Loss
from consultant.papers.complaint.words import Matter, complaint_letter
from consultant.papers.handoff.actions import trials
from consultant.papers.handoff.words import handoff
from consultant.papers.own_lines.words import own_lines
from consultant.papers.parting.rules import Bill, Parting
from consultant.papers.parting.words import parting
from consultant.papers.passport.words import passport
from consultant.papers.rules import PaperName
from consultant.papers.schemes.actions import built_in
from consultant.papers.words import name
from consultant.parties.rules import Part
from consultant.referrals.rules import Referral
from consultant.reports.page_one.rules import rooms
from consultant.reports.rules import Letterhead, ReportFacts, report_facts
from consultant.revisit.rules import Revisit
from consultant.troubleshooting.rules import Test
from tests.documents.structure import problems
from tests.documents.test_render import FLOODS
from tests.factories import MONDAY, record
from tests.pages import parsed
from tests.reports.reading import FILES, case, draft, masked_words, pages_of, split
from tests.reports.test_private import CANARY, planted
from tests.reports.test_seven import EMPTY_SLOT, names_of

NOTHING = re.compile(EMPTY_SLOT.pattern.replace("None", "None(?! given)"))
ROOMS = (rooms(str)[0], rooms(str)[-1])
SOMEBODY = Referral("Wirewise", "the wires in the wall")
LONG = 300  # letters: enough to need places to break, and lines
STOPS = Parting("A box\nA list", "Send the modem back", Bill.NONE, "Nothing more")
KEEP = ClosingNote(MONDAY.date(), "a red light", "it stays red", "the box")
OTHERS = {PaperName.CALL_CARD, PaperName.AGENDA}  # tests/calls: they are made from more than the case
MADE = {
    PaperName.HANDOFF: lambda facts: [handoff(facts, one, room) for one in facts.record.referrals or (SOMEBODY,) for room in ROOMS],
    PaperName.PARTING: lambda facts: [parting(facts, STOPS, room) for room in ROOMS],
    PaperName.CLOSING_NOTE: lambda facts: [closing_note(facts, KEEP, room) for room in ROOMS],
    PaperName.PASSPORT: lambda facts: [passport(facts, {})],
    PaperName.COMPLAINT: lambda facts: [
        complaint_letter(matter_of(facts, party.id, to_scheme), with_proof=True)
        for party in facts.record.parties
        for to_scheme in (False, True)
        if party.is_outside
    ],
    PaperName.OWN_LINES: lambda facts: [own_lines(facts, party.id) for party in facts.record.parties if party.is_outside],
}


def matter_of(facts: ReportFacts, party: str, to_scheme: bool) -> Matter:
    written = Complaint("It broke.", "Mend it.", complained_on=MONDAY.date(), to_scheme=to_scheme, losses=(Loss("Bus", Decimal(4)),) * 2)
    return Matter(facts, party, written, built_in()["uk-telecoms"], tuple((proof, ()) for proof in facts.record.evidence), "EUR")


def letters(paper: PaperName, facts: ReportFacts) -> list:
    return MADE[paper](facts)


def texts(value: object) -> list[str]:
    """Every text in plain data."""
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    return [text for each in parts for text in texts(each)]


def test_every_paper_is_tried():
    assert set(MADE) | OTHERS == set(PaperName)


@pytest.mark.parametrize("paper", PaperName)
def test_each_sample_prints_without_a_case_and_is_whole_for_a_screen_reader(babel_app, paper):
    pdf = sample(paper)
    assert problems(pdf) == []
    pages = pages_of(pdf)
    assert NOTHING.search(" ".join(pages)) is None
    assert len(pages) == 1 or not paper.is_one_page


@pytest.mark.parametrize("paper", PaperName)
def test_what_would_hang_the_engine_prints_in_every_place_of_every_paper(babel_app, paper):
    """In each text another flood (tests/documents take each of them at its full length)."""
    made = json.loads((REPORTS / paper / "sample.json").read_text("utf-8"))
    assert printed(paper, [flooded(made, cycle(FLOODS.values()))], SAMPLES_ARE_OF).startswith(b"%PDF")


def flooded(value: Any, floods: Iterator[str]) -> Any:
    """The same data with the beginning of the next flood in the place of each text."""
    if isinstance(value, dict):
        return {key: flooded(each, floods) for key, each in value.items()}
    if isinstance(value, list):
        return [flooded(each, floods) for each in value]
    return next(floods)[:LONG] if isinstance(value, str) and value else value


@pytest.mark.parametrize("paper", MADE)
def test_a_sample_has_the_shape_that_a_case_gives(babel_app, paper):
    made = json.loads((REPORTS / paper / "sample.json").read_text("utf-8"))
    assert made.keys() == asdict(letters(paper, draft(case(FILES[-1])))[0]).keys()


@pytest.mark.parametrize("paper", MADE)
def test_nothing_private_gets_into_its_words(babel_app, paper):
    of = planted()
    facts = report_facts(assess(of, moment(of)), Letterhead("Field IT", "555 0142"), number=None, day=moment(of).date())
    assert all(CANARY not in repr(letter) for letter in letters(paper, facts))


@pytest.mark.parametrize("paper", MADE)
def test_its_sentences_are_short_and_none_is_empty(babel_app, paper):
    """What was recorded stands after a label or in quotes, and counts as one word."""
    for path in FILES:
        facts = draft(case(path))
        for letter in letters(paper, facts):
            for text in texts(asdict(letter)):
                assert not NOTHING.search(text), text
            for text in (*letter.opening, *letter.closing, *(one for section in letter.sections for one in section.sentences)):
                for sentence in split(re.sub("“.*?”|: .*$", " that.", text)):
                    assert len(masked_words(sentence, names_of(facts))) <= 20, sentence


def test_each_sample_is_listed_and_opens(client):
    page = parsed(client.get("/you/papers"))
    links = [link["href"] for link in page.select("main ul a")]
    assert len(links) == len(PaperName) and all(name(paper) in page.get_text() for paper in PaperName)
    assert client.get(links[0]).mimetype == "application/pdf"
    assert "/you/papers" in client.get("/you").text
    assert client.get("/you/papers/client_report.pdf").status_code == 404


def test_no_paper_promises_a_day_that_is_over(babel_app):
    of = record(revisit=Revisit(MONDAY.date()))
    for day, says in ((MONDAY.date(), "Monday 5 May 2025"), (MONDAY.date() + timedelta(days=1), "No day is set yet")):
        facts = report_facts(assess(of, moment(of)), Letterhead(""), number=None, day=day)
        for paper in (PaperName.PARTING, PaperName.CLOSING_NOTE, PaperName.PASSPORT):
            printed = " ".join(texts(asdict(letters(paper, facts)[0]))).replace("\xa0", " ")
            assert [one for one in ("Monday 5 May 2025", "No day is set yet") if one in printed] == [says], paper


def test_the_hand_off_card_has_all_parts_that_fit_the_known_ones_first(babel_app):
    of = record(parts=(*(Part(f"Unknown {n}", None) for n in range(4)), Part("The line", "acme")))
    facts = report_facts(assess(of, moment(of)), Letterhead(""), number=None, day=MONDAY.date())
    (page,) = pages_of(printed(PaperName.HANDOFF, trials(facts, SOMEBODY), facts.day))
    assert page.index("The line: Acme") < page.index("Unknown 0") < page.index("Unknown 3") and "more: ask me" not in page


def test_what_was_tried_and_put_back_is_no_thing_that_works(babel_app):
    of = record(tests=(Test("Other cable", done_on=MONDAY.date(), result="It drops", put_back=True),))
    facts = report_facts(assess(of, moment(of)), Letterhead(""), number=None, day=MONDAY.date())
    assert "Other cable" not in repr(letters(PaperName.PARTING, facts))


def test_a_paper_that_just_runs_over_comes_with_closer_lines_and_what_is_to_fill_in_stands_alone_on_no_page(babel_app):
    made = json.loads((REPORTS / PaperName.PASSPORT / "sample.json").read_text("utf-8"))
    boxes = made["sections"][0]["boxes"]
    counted = []
    for more in (2, 5):
        made["sections"][0]["boxes"] = boxes + boxes[:1] * more
        counted.append(pages_of(printed(PaperName.PASSPORT, [made], MONDAY.date())))
    assert [len(pages) for pages in counted] == [1, 2]
    assert "Dial-up connects" in counted[1][1] and "Cut off" in counted[1][1]

"""Page 1 stays one page and says what it must, whatever was recorded."""

from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from itertools import product

import pytest
from PIL import Image

from consultant.assessment.rules import assess
from consultant.baseline.rules import BaselineItem
from consultant.cases.rules import CaseState, Closing
from consultant.evidence.rules import Evidence
from consultant.options.rules import Option, OptionKind
from consultant.parties.rules import Party, Role
from consultant.promises.rules import Promise
from consultant.referrals.rules import Referral
from consultant.reports.page_one.rules import rooms
from consultant.reports.paper.actions import fitted, report_pdf
from consultant.reports.rules import Letterhead, report_facts
from consultant.reports.since.comparing.rules import since
from consultant.reports.words import report
from consultant.revisit.rules import Revisit
from tests.factories import blames, call, record
from tests.reports.reading import grade, masked_words, pages_of, split

pytestmark = pytest.mark.usefixtures("babel_app")
NOW = datetime(2025, 5, 16, 12, tzinfo=UTC)
SENDER = Letterhead("Field IT", "555 0142", "9 am to 5 pm on weekdays")
HOSTILE = {
    "words": "internet " * 400,
    "long words": "misunderstanding telecommunications " * 60,
    "short words": "we do it in an hour or so at no cost " * 40,
    "one long word": "x" * 3_000,
    "capitals": "WWWWWWWWW MMMMMMMMM " * 50,
    "Japanese": "自宅のモデムのランプが点滅し続け、つながらない。" * 40,
    "Hebrew": "חברת הטלפון אומרת שהקו תקין " * 60,
    "lines": "no\n\n" * 300,
    "markup": "<b>&amp;</b><script>alert(1)</script> " * 30,
    "emoji": "\N{PILE OF POO}" * 100,
    "no glyphs": "नमस्ते दुनिया " * 10,  # each letter prints as its name
}


def facts(of, letterhead=SENDER):
    return report_facts(assess(of, NOW), letterhead, number=1, day=NOW.date())


RAINY = "The shop can not take cards on wet days and the desk phones cut out in calls at noon or when it rains hard"


def square() -> bytes:
    """The tallest logo that the page takes."""
    picture = BytesIO()
    Image.new("RGB", (400, 400)).save(picture, "PNG")
    return picture.getvalue()


def loop(**more):
    calls = (
        call(0, "acme", blames("acme", "bell"), Promise("acme", "Call back", due=date(2025, 5, 13))),
        call(1, "bell", blames("bell", "acme")),
    )
    return record(*calls, **more)


@pytest.mark.parametrize("logo", [None, "logo"])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_page_one_is_one_page_for_any_text(text, logo):
    name, picture = text[:200], logo and square()
    of = loop(
        title=text,
        problem=text,
        worked_before=text,
        baseline=tuple(BaselineItem(text, back=n % 2 == 0, checked_how=text, stopgap=text) for n in range(8)),
        revisit=Revisit(date(2025, 6, 1), text),
        referrals=(Referral(text, text),),
        evidence=(Evidence(text, date(2025, 5, 5)),),
        options=tuple(Option(text[:300], OptionKind.SWITCH) for _ in range(9)),
    )
    named = replace(of, parties=tuple(replace(party, name=name) for party in of.parties))
    pages = pages_of(report_pdf(facts(named, Letterhead(name, "555 0142", text[:200], text, text[:254], picture))))
    assert len(pages[0].split()) <= 260
    assert "Page 1 of" in pages[0] and "When we look again:" in pages[0] and "Call me with any question:" in pages[0]
    assert "Please choose" in pages[1] or "was noted" in pages[1]
    assert "When we look again:" not in " ".join(pages[1:])


@pytest.mark.parametrize("words", range(10, 26))
def test_page_one_is_one_page_for_any_length(words):
    text = RAINY.split()
    of = loop(
        title=" ".join(text[:words]),
        problem=" ".join(text[:words]),
        baseline=tuple(BaselineItem(" ".join(text[n:words]), back=n % 2 == 0, stopgap=" ".join(text[:words])) for n in range(6)),
        revisit=Revisit(date(2025, 6, 1), " ".join(text[:words])),
        referrals=(Referral(" ".join(text[:words]), "Wires"),),
        options=(Option("Try cable", OptionKind.SWITCH),),
    )
    pages = pages_of(report_pdf(facts(of)))
    assert "When we look again:" in pages[0] and "Call me with any question:" in pages[0]


MORE = "and it has not worked at all since then although I have changed the batteries twice and read the book from end to end"
ALARM = f"Last week the alarm went off at night. Nobody came. The panel says all is well, {MORE}."


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (ALARM, "Last week the alarm went off at night. Nobody came."),
        (f"It is now “dead.” The panel says all is well, {MORE}.", "It is now “dead.”"),
        (f"Dr. Ash and Mr. J. Moss say it is the line, {MORE}.", None),
        (f"Help! The panel says all is well, {MORE}.", None),
        (f"We use version 2. of it at home, {MORE}.", None),
        ("It is fine. " * 30, "It is fine. " * 8),
        ("電話が切れる。" * 60, "電話が切れる。" * 12),
    ],
)
def test_a_text_is_cut_where_a_sentence_ends_if_one_does(text, shown):
    room = rooms(str)[0]
    clipped = room.clip(text)
    assert room.cuts(text)
    assert clipped == shown.strip() if shown else clipped.endswith("…")
    assert text.startswith(clipped.removesuffix("…"))
    assert len(clipped.split()) <= 25


def test_in_a_later_report_short_texts_stay_whole_when_what_changed_can_give_way():
    texts = ("It stops in the middle of the day. The phone at the counter cuts out too.", "The phone has two lines, not one. I am sorry.",
             "Move the internet line from Bell to the cable firm of the city")  # fmt: skip
    of = loop(
        problem=texts[0],
        baseline=(
            BaselineItem("It takes cards", stopgap="Use the spot of the phone for cards"),
            *(BaselineItem(what, back=True) for what in ("Mail goes out", "The bell of the door rings")),
        ),
        evidence=(Evidence("A photo of the lights of the box on the wall at noon", date(2025, 5, 5)),),
        options=(Option(texts[2], OptionKind.SWITCH), Option("Buy a second box for all of the phones", OptionKind.SWITCH)),
        revisit=Revisit(date(2025, 6, 1), "the new box is in"),
    )
    second = replace(facts(replace(of, calls=(*of.calls, call(3, "acme", blames("acme", "bell"))))), number=2, correction=texts[1])
    page = fitted(replace(second, since=since(facts(of), second))).page_one
    shown = " ".join(page.paragraphs())
    assert [text for text in texts if text not in shown] == [] and "…" not in shown


def test_what_is_cut_stands_whole_on_the_page_named():
    problem = " ".join(f"word{n}" for n in range(40))
    pages = pages_of(report_pdf(facts(loop(problem=problem))))
    assert "word24… More on page 2." in pages[0] and "word25" not in pages[0]
    assert problem in pages[1]


def test_a_list_of_four_shows_three_and_where_the_rest_is():
    items = tuple(BaselineItem(f"Thing {n} works", back=True) for n in range(4))
    bullets = {bullet.label: bullet for bullet in report(facts(loop(baseline=items))).page_one.bullets}
    works = bullets["What works now:"]
    assert (works.text, works.more) == ("Thing 0 works. Thing 1 works. Thing 2 works.", "baseline")


def test_clipping_counts_words_and_the_width_of_letters():
    room = rooms(str)[0]
    assert room.clip("a  b\nc") == "a b c" and not room.cuts("a  b\nc")
    assert room.clip("a " * 26) == "a " * 24 + "a…" and room.cuts("a " * 26)
    assert room.clip("Use the internet" + "x" * 171) == "Use the…"
    assert rooms(str)[-1].clip_name("9am to 5pm on weekdays") == "9am to 5pm…"
    long = "Northern Electric and Gas Company of the Lakes and Hills"
    assert room.short_form(long) == "Northern Electric and Gas Company" and room.short_form("Acme") == "Acme"
    assert room.short_form("W" * 60).endswith("…")
    assert room.clip("x" * 171) == "x" * 170 + "…"
    assert room.clip("漢" * 86) == "漢" * 85 + "…"
    assert rooms(lambda text: text.replace("?", "[QUESTION MARK]"))[0].clip("?") == "[QUESTION MARK]"


BACK = BaselineItem("Dial-up connects", back=True, tested_on=date(2025, 5, 14))
UNCHECKED = BaselineItem("A web page opens", unchecked=True)
GONE = BaselineItem("The fax answers", stopgap="Use mine")
BASELINES = {"all back": (BACK,), "one gone": (BACK, BACK, GONE), "none back": (GONE,), "not noted": (),
             "not checked": (UNCHECKED, UNCHECKED), "one checked": (BACK, UNCHECKED)}  # fmt: skip
CLOSINGS = {
    "open": None,
    "fixed": Closing(CaseState.FIXED, NOW, "acme", "modem"),
    "not fixable": Closing(CaseState.NOT_FIXABLE, NOW),
    "handed over": Closing(CaseState.HANDED_OVER, NOW),
}
LEADS = {
    ("fixed", "all back"): "It works again. Acme fixed it. The part: modem. All that you had before is back too.",
    ("fixed", "one gone"): "It works again. Acme fixed it. The part: modem. One part of what you had is not back yet.",
    ("not fixable", "all back"): "I could not fix this. I put back what you had before, and it works. The last test was on 14 May 2025.",
    ("not fixable", "one gone"): "I could not fix this. Most of what you had is back. One part of what you had is not back yet.",
    ("not fixable", "none back"): "I could not fix this. One part of what you had is not back yet.",
    ("not fixable", "not noted"): "I could not fix this.",
    ("not fixable", "not checked"): "I could not fix this.",
    ("fixed", "not checked"): "It works again. Acme fixed it. The part: modem.",
    ("handed over", "not noted"): "I have done what I can on this.",
}


@pytest.mark.parametrize(
    ("state", "baseline", "referred", "choice"), list(product(CLOSINGS, BASELINES, (False, True), (False, True)))
)
def test_every_state_says_what_page_one_must(state, baseline, referred, choice):
    page = report(
        facts(
            loop(
                closing=CLOSINGS[state],
                baseline=BASELINES[baseline],
                referrals=(Referral("Northern Test", "Wires"),) if referred else (),
                options=(Option("Try cable", OptionKind.SWITCH),) if choice else (),
                revisit=Revisit(date(2025, 5, 26)),
            )
        )
    ).page_one
    lead, text = page.lead.replace("\xa0", " "), " ".join(page.paragraphs()).replace("\xa0", " ")
    assert lead == LEADS.get((state, baseline), lead)
    says_so = any(words in text for words in ("not back", "is back yet", "What does not work:"))
    assert says_so == (baseline in ("one gone", "none back"))
    assert ("I have not checked it yet." in text) == (baseline == "not checked")
    assert ("Dial-up connects. I have not checked all of it yet." in text) == (baseline == "one checked")
    labels = [bullet.label for bullet in page.bullets]
    assert len(labels) <= 7 and {"What works now:", "What you need to do:", "When we look again:"} <= set(labels)
    assert ("Northern Test" in text) == referred
    if state == "open":
        assert page.heading == "In short: two firms point to each other, and one promise is late"
        assert lead.startswith("Acme said it would do this by 13 May 2025: “Call back”. That was 3 days ago.")
    asked = "Please say yes or no to this by Friday 23 May 2025: Try cable." in text
    assert asked == (choice and state == "open") and ("You do not need to do anything now." in text) != asked
    sentences = [sentence for paragraph in page.paragraphs() for sentence in split(paragraph)]
    assert max(len(masked_words(sentence, [])) for sentence in sentences) <= 20
    assert grade(sentences, ["Acme", "Bell"]) <= 7


@pytest.mark.parametrize(
    ("revisit", "says"),
    [
        (None, "No day is set yet."),
        (Revisit(never=True), "We do not plan to look again. Call me if the fault comes back."),
        (Revisit(trigger="None, ended"), "We do not plan to look again. Call me if the fault comes back."),
        (Revisit(trigger="first cold day"), "When this happens: first cold day. Call me then."),
        (Revisit(date(2025, 5, 26)), "On Monday 26 May 2025. You do not have to call me first."),
        (Revisit(date(2025, 5, 26), "You move."), "On Monday 26 May 2025. Call me sooner if this happens: You move."),
    ],
)
def test_when_we_look_again(revisit, says):
    assert report(facts(record(revisit=revisit))).page_one.bullets[-1].text.replace("\xa0", " ") == says


@pytest.mark.parametrize("count", [2, 3, 4])
def test_what_there_is_to_choose_is_named_where_it_is_asked_for(count):
    options = [Option(what, OptionKind.SWITCH) for what in ("Buy a modem", "Switch", "Wait", "Give up")[:count]]
    page = report(facts(record(options=tuple(options)))).page_one
    text = next(bullet.text for bullet in page.bullets if bullet.label == "What you need to do:").replace("\xa0", " ")
    ends = ("A: Buy a modem. B: Switch.", "A: Buy a modem. B: Switch. C: Wait.", "and tell me by Friday 23 May 2025.")
    assert text.endswith(ends[count - 2])


def test_a_file_without_a_consultant_is_from_your_consultant_without_phone():
    of = record(parties="client acme")
    page = report(facts(of, Letterhead(""))).page_one
    assert page.contact == ("Ask me any question:", "Your consultant")


def test_second_clients_keep_their_names_and_are_never_late():
    other = Party("other", "The agent", Role.CLIENT)
    of = record(call(0, "acme", Promise("other", "Pay", due=date(2025, 5, 1))))
    page = report(facts(replace(of, parties=(*of.parties, other)))).page_one
    assert "late" not in " ".join(page.paragraphs())

"""What each rule finds in a text, and what it leaves alone."""

import pytest

from consultant.plain_language.findings.rules import Severity
from consultant.plain_language.lists.actions import word_list
from consultant.plain_language.rules import check, scores
from consultant.plain_language.scores.rules import syllables
from tests.plain_language.checking import ENGLISH, checked, found, rules

FINDS = [
    ("L02", "Remediation of the synchronisation issue necessitates considerable additional investigation.", None),
    ("L04", "The landlord made a determination today.", "made a determination"),
    ("L07", "BrightNet told me that the line is down.", "BrightNet told me that"),
    ("L08", "Turn the firewall off.", "firewall"),
    ("L09", "Call me in the event that it drops.", "in the event that"),
    ("L10", "Ask the ABCD for it.", "ABCD"),
    ("L14", "DO NOT CALL the shop.", "DO NOT CALL"),
    ("L17", "It is not unlikely.", "not unlikely"),
    ("L18", "The ball is in their court.", "ball is in"),
    ("L19", "Send the box(es) back.", "box(es)"),
    ("L20", "It came on None.", "None"),
    ("L20", "Dear {name}, hello.", "{name}"),
    ("L21", "There were 1 calls.", "1 calls"),
    ("L21", "It is a update.", "a update"),
    ("L21", "I made an call.", "an call"),
    ("L21", "Press the the button.", "the the"),
    ("L21", "That was 0 days ago.", "0 days ago"),
    ("L22", "I called. Tell us more.", "us"),
]
CLEAN = [
    ("L02", "I called the shop and asked them for a new cable."),
    ("L08", "The firewall (the box that guards your network) is on."),
    ("L08", "A modem is the box that joins you to the internet. The modem is on."),
    ("L10", "The UK firm sent a PDF."),
    ("L14", "PDF and VAT are fine."),
    ("L20", "None of them called, and the rule is null and void."),
    ("L21", "I have 1 class, and that that is. A user, an hour, a one, a European."),
    ("L22", "I called. We look at it again on 9 May 2025."),
    ("L11", "I have 2 of 3 keys, and it is open 24/7."),
]


@pytest.mark.parametrize(("rule", "text", "words"), FINDS)
def test_finds(rule, text, words):
    assert (rule, words or text) in found(text, "BrightNet")


@pytest.mark.parametrize(("rule", "text"), CLEAN)
def test_leaves_alone(rule, text):
    assert rule not in rules(text, "BrightNet")


def test_a_sentence_is_long_from_21_words_and_too_long_from_26():
    lengths = {20: [], 21: [Severity.WARNING], 25: [Severity.WARNING], 26: [Severity.ERROR]}
    for count, severities in lengths.items():
        found = checked("Go " + "on " * (count - 2) + "now.")
        assert [one.severity for one in found if one.rule == "L01"] == severities
    assert "L01" not in rules("I called " + "Very Long Name of a Firm " * 6 + ".", "Very Long Name of a Firm")


def test_in_a_quote_only_an_accusation_counts_and_as_a_warning():
    found = checked("It said on 9 May 2025: “They lied, and it costs 60 soon.”")
    assert [(one.rule, one.severity, one.text) for one in found] == [("L05", Severity.WARNING, "lied")]
    found = checked("They cheated. “They lied.”")
    assert [(one.severity, one.text) for one in found] == [(Severity.ERROR, "cheated"), (Severity.WARNING, "lied")]


def test_a_date_that_can_be_read_one_way_only_is_written_out():
    better = {one.text: one.better for one in checked("It came 2025-05-09, on 23/5/2025 and on 05/09/2025.")}
    assert better == {"2025-05-09": "9 May 2025", "23/5/2025": "23 May 2025", "05/09/2025": ""}


def test_passives_are_hints_until_they_are_many():
    active, passive = "I called the shop on 9 May 2025. ", "The box was sent. "
    few, many = checked(active * 19 + passive), checked(active * 16 + passive * 4)
    assert {one.severity for one in few} == {Severity.HINT}
    assert {one.severity for one in many} == {Severity.WARNING}


def test_a_heading_an_item_and_a_cell_end_a_sentence():
    text = "# The line\n\nIt drops\nand drops.\n\n- One\n- Two e.g. three\n1. Call Mr. J. Smith\n\n| A | B b |\n|---|---|\n"
    assert scores(text, ENGLISH).sentences == 8
    assert scores("The line went down on a day in May, as I was told by a man in\nthe shop. It is up.", ENGLISH).sentences == 2
    assert scores("Please say yes to option A. Tell me by 9 a.m. on Monday. It costs £49.99 now.", ENGLISH).sentences == 3


def test_scores_need_ten_sentences():
    nine = scores("I called the shop. " * 9, ENGLISH)
    ten = scores("I called the shop. " * 10, ENGLISH)
    assert (nine.grade, nine.smog, nine.lix, nine.mean, nine.longest) == (None, None, None, 4, 4)
    assert ten.grade == pytest.approx(0.39 * 4 + 11.8 - 15.59)
    assert ten.smog == pytest.approx(3.1291)
    assert ten.lix == pytest.approx(4)
    hard = scores("Organisations authenticate. " * 10, ENGLISH)
    assert hard.smog == pytest.approx(1.0430 * 60**0.5 + 3.1291)
    assert hard.lix == pytest.approx(102)


def test_syllables():
    counts = "cause=1 asked=1 tested=2 changes=2 cable=2 modem=2 client=2 trying=2 internet=3 provider=3 video=3 area=3 configuration=5"
    for word, count in (pair.split("=") for pair in counts.split()):
        assert syllables(word, ENGLISH.syllables) == int(count), word


def test_a_language_without_a_list_gets_lix_and_what_needs_no_list():
    words = word_list("xx")
    assert not words.phrases and word_list("../en").language == "../en" and not word_list("../en").phrases
    assert scores("Der Anschluss ist da. " * 10, words).grade is None
    assert scores("Der Anschluss ist da. " * 10, words).lix == pytest.approx(4 + 25)
    assert {one.rule for one in check("Es kam am 05/09. DAS IST SEHR LAUT. " + "Und " * 30, words)} == {"L01", "L11", "L14"}


def test_spanish_has_a_list_of_its_own():
    spanish = word_list("es")
    hits = {
        "Iberia mintió sobre la línea.": "L05",
        "Mienten siempre.": "L05",
        "Fue culpa del técnico.": "L05",
        "La culpa es suya.": "L05",
        "El cable está averiado.": "L06",
        "Iberia no vino.": "L06b",
        "Le llamarán pronto.": "L13",
        "La caja cuesta 60.": "L12",
        "Vinieron el 05/09.": "L11",
        "Le garantizo que funciona.": "L15",
        "Obviamente, el cable estaba fuera.": "L16",
        "La línea fue probada por Iberia.": "L03",
        "En el caso de que falle, llame.": "L09",
    }
    for text, rule in hits.items():
        assert [one.rule for one in check(text, spanish, ["Iberia"])] == [rule], text
    fair = "Iberia me dijo el 9 de mayo de 2025 que el cable está averiado. Cuesta 60 € una vez, con IVA. El cable no es la causa."
    fair += " No es culpa de nadie. Puede ser culpa del cable."
    assert check(fair, spanish, ["Iberia"]) == ()

"""A report in Spanish: whole, on its pages, with dates and sums as Spanish writes them."""

import json
from datetime import date
from decimal import Decimal
from io import BytesIO

import pikepdf
import pytest
from babel.support import NullTranslations

from consultant.blame.words import _left_out, points_to
from consultant.casefile.rules import read_case
from consultant.clocks.words import duration
from consultant.documents.actions import render
from consultant.documents.words import day, long_day, money
from consultant.languages import actions
from consultant.languages.actions import name_of, speaking, spoken
from consultant.papers.passport.words import passport
from consultant.parties.words import Voice, listed
from consultant.reports.actions import facts_of_file
from consultant.reports.glossary.words import glossary
from consultant.reports.page_one.rules import MOST_WORDS
from consultant.reports.paper.actions import fitted, report_html, report_pdf
from consultant.reports.words import report
from consultant.sending.mail.words import letter
from tests.reports.reading import FILES, case, pages_of

RENDERED = ("02-kitchen-permit-circle", "dsl")


class Asked(NullTranslations):
    """What was asked for and is not in the catalogue."""

    def __init__(self):
        super().__init__()
        self.texts = set()

    def gettext(self, message):
        self.texts.add(message)
        return message

    def ngettext(self, one, many, num):
        self.texts.add(one)
        return one if num == 1 else many


@pytest.fixture
def asked():
    """All that is asked for in Spanish and has no translation, while the test runs."""
    translations, asked = actions._catalogue("es").translations, Asked()
    translations.add_fallback(asked)
    yield asked.texts
    translations._fallback = None


def in_spanish(path):
    file = json.loads(path.read_text("utf-8"))
    file["client"]["language"] = "es"
    return facts_of_file(read_case(json.dumps(file)))


def test_no_sentence_of_ours_is_left_in_english(babel_app, asked):
    for path in FILES:
        facts = in_spanish(path)
        with speaking("es"):
            report(facts)
            mail = letter(facts, "https://example.org/r/1", None)
            page = render("passport/page.html", paper=passport(facts, {}))
        assert '<html lang="es">' in page and "Punto por punto" in page
        assert mail.subject.startswith("Borrador de ") and "Próxima revisión:" in mail.body
        assert ("en su teléfono, elija" in mail.body) == bool(facts.undecided)
        if path.stem in RENDERED:
            page = report_html(facts)
            assert '<html lang="es">' in page and "Cómo va su caso" in page
    assert asked == set()


def test_the_paper_is_spanish_and_its_first_page_holds(babel_app):
    facts = in_spanish(FILES[-1])
    pdf = report_pdf(facts)
    first = pages_of(pdf)[0]
    assert "En resumen:" in first and "Página 1 de" in first and fitted(facts).page_one.words <= MOST_WORDS
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert str(opened.Root.Lang) == "es"
    assert facts != facts_of_file(case(FILES[-1])) and facts_of_file(case(FILES[-1])).language is None


def test_dates_sums_numbers_and_lists(babel_app):
    with speaking("es"):
        assert long_day(date(2025, 5, 26)).replace("\xa0", " ") == "lunes 26 de mayo de 2025"
        assert day(date(2025, 5, 26)) == "26\xa0de\xa0mayo\xa0de\xa02025"
        assert [money(Decimal(sum), "USD") for sum in ("40", "1240.5")] == ["40\xa0US$", "1.240,50\xa0US$"]
        assert [duration(minutes) for minutes in (1, 65, 2 * 24 * 60)] == ["1 minuto", "1 hora 5 minutos", "2 días"]
        names = [listed(["Ana", name]) for name in ("Core", "Iberia", "Hispano", "Hierro", "Hillside", "iPhone", "Yvonne")]
        assert names == [f"Ana {word}" for word in ("y Core", "e Iberia", "e Hispano", "y Hierro", "y Hillside", "y iPhone", "e Yvonne")]
    with speaking("es-US"):
        assert money(Decimal(40), "USD") == "$40" and long_day(date(2025, 5, 26)).startswith("lunes")
    assert money(Decimal(40), "USD") == "$40" and day(date(2025, 5, 26)) == "26\xa0May\xa02025"


def test_words_are_explained_that_stand_there_without_an_accent_or_as_several(babel_app):
    with speaking("es"):
        assert [term for term, _means in glossary(["Cambié el modem. Probé dos navegadores."])] == ["módem", "navegador"]


def test_who_speaks_takes_its_own_verb(babel_app):
    parties = case(FILES[0]).parties
    voice = Voice(parties, you=parties[0].id, me=parties[1].id)
    with speaking("es"):
        you, me, firm = (party.id for party in parties[:3])
        assert points_to(me, you, voice) == "Yo apunto hacia usted."
        assert points_to(you, me, voice) == "Usted apunta hacia mí."
        assert points_to(firm, me, voice).endswith(" apunta hacia mí.")
        assert list(_left_out([me, you, firm], voice)) == [f"Nadie apunta hacia usted, hacia {parties[2].called} ni hacia mí."]


@pytest.mark.parametrize(("read", "written"), [(None, "en"), ("es-MX", "es_MX"), ("es", "es"), ("pt-BR", "en"), ("xx-nonsense", "en")])
def test_a_language_without_a_catalogue_is_english(read, written):
    assert str(spoken(read)) == written


def test_languages_have_names(babel_app):
    assert [name_of(code) for code in (None, "es", "pt-BR", "xx")] == ["English", "Spanish", "Portuguese (Brazil)", "xx"]

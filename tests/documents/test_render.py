"""Templates of paper: nothing reaches them unprintable, nothing missing goes unnoticed."""

from datetime import date
from decimal import Decimal

import pytest
from jinja2 import DictLoader, UndefinedError
from markupsafe import Markup

from consultant.documents import actions, words
from consultant.documents.rules import DocumentError, DocumentProblem
from tests.documents.sample import escaped, page, printed

FLOODS = {
    "a word of 16,000 letters": "x" * 16_000,
    "100,000 spaces": "a" + " " * 100_000 + "b",
    "100,000 line ends": "a" + "\n" * 100_000 + "b",
    "marks": "a" + "\u0336\u0301" * 8_000,
    "joiners": "\u200d" * 16_000,
    "no-break spaces": "a\u00a0" * 4_000,
    "kana without a place to break": "ー" * 8_000,
    "Hebrew without a space": "\u05d0" * 8_000,
    "emoji": "\U0001f4a9" * 1_000,
    "markup": "<div>" * 1_000,
    "controls": "".join(map(chr, range(0x20))) + "\u202e\u2066\ud800\udfff\ufffe\uffff",
}


@pytest.fixture
def template(monkeypatch, babel_app):
    """Renders a template given as text."""

    def render(source: str, **facts) -> str:
        monkeypatch.setattr(actions._environment(), "loader", DictLoader({"page.html": source}))
        actions._environment().cache.clear()
        return actions.render("page.html", **facts)

    return render


def test_text_is_escaped_and_printable(template):
    assert template("<p>{{ said }}</p>", said="<b>\x00\U0001f4a9</b>") == "<p>&lt;b&gt;[PILE OF POO]&lt;/b&gt;</p>"


def test_our_own_markup_stays(template):
    assert template("{{ drawing }}", drawing=Markup("<svg></svg>")) == "<svg></svg>"


def test_a_missing_value_is_an_error(template):
    with pytest.raises(UndefinedError):
        template("{{ phone }}")
    with pytest.raises(ValueError, match="was not set"):
        template("{{ phone }}", phone=None)


def test_a_template_knows_no_request_and_no_app(template):
    for name in ("request", "session", "g", "config", "url_for", "get_flashed_messages", "range", "cycler", "lipsum"):
        with pytest.raises(UndefinedError):
            template("{{ %s.x }}" % name)  # noqa: UP031


def test_sentences_dates_and_money(template):
    source = "{{ _('Hello %(name)s', name=who) }}|{{ when | day }}|{{ when | long_day }}|{{ sum | money('USD') }}|{{ number | unbroken }}"
    paper = template(source, who="<Ada\U0001f4a9>", when=date(2013, 5, 6), sum=Decimal("39.90"), number="555 0142")
    assert paper.replace("\u00a0", "_") == "Hello &lt;Ada[PILE OF POO]&gt;|6_May_2013|Monday_6_May_2013|$39.90|555_0142"
    assert template("{{ sum | money('JPY') }}", sum=Decimal("4000")) == "¥4,000"


@pytest.mark.parametrize("text", FLOODS.values(), ids=FLOODS.keys())
def test_what_would_hang_the_engine_prints(text):
    others = f'<p style="white-space: pre-line">{escaped(text)}</p><table><tr><th>{escaped(text)}</th></tr></table>'
    assert printed(page(text, rows=1).replace("</body>", others)).startswith(b"%PDF")


def test_each_problem_has_its_sentence(babel_app):
    assert all(words.problem(code).endswith("again.") for code in DocumentProblem)
    assert words.problem(DocumentProblem.TOO_SLOW) != words.problem(DocumentProblem.REFUSED)
    assert str(DocumentError(DocumentProblem.TOO_SLOW, "30 s")) == "too slow: 30 s"

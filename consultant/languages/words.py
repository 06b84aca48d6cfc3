"""The language that words are made in."""

from flask_babel import get_locale

from consultant.languages.rules import ENGLISH


def language() -> str:
    """As HTML and PDF want it in `lang`: en, pt-BR."""
    return str(get_locale() or ENGLISH).replace("_", "-")

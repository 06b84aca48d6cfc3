"""The language that words are made in."""

from flask_babel import get_locale
from flask_babel import gettext as _

from consultant.languages.rules import ENGLISH


def language() -> str:
    """As HTML and PDF want it in `lang`: en, pt-BR."""
    return str(get_locale() or ENGLISH).replace("_", "-")


def is_english() -> bool:
    """Whether words are made in the language of the source."""
    locale = get_locale()
    return locale is None or locale.language == ENGLISH


def told_in(name: str, has_catalogue: bool) -> str:
    """For the consultant, of a report to somebody who reads another language than English: `name`, "Spanish"."""
    if not has_catalogue:
        return _("There are no words in this language yet: %(name)s. The report is in English.", name=name)
    return _("The report is in this language: %(name)s. What you noted stands in it as you wrote it.", name=name)

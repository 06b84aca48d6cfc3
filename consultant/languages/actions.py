"""Words in the language that a client reads: one catalogue each, compiled in memory when it is first needed."""

import re
import tomllib
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from flask import Flask
from flask_babel import Babel, Domain, force_locale, get_locale

from consultant.languages.rules import ENGLISH, Sound, sounding

FOLDER = Path(__file__).parent / "catalogues"  # es.po, and es.toml with how its words sound


@dataclass(frozen=True)
class Catalogue:
    translations: NullTranslations
    sounds: tuple[Sound, ...] = ()


def init_app(app: Flask) -> None:
    Babel(app).domain_instance = _Catalogues()


def speaking(language: str | None) -> AbstractContextManager[None]:
    """Words and their page are made inside this: in the client's language where it has a catalogue, else in English."""
    return force_locale(spoken(language))


def spoken(language: str | None) -> Locale:
    """The locale in which somebody is written to who reads this language: "es-MX" is Spanish with Mexico's dates and sums."""
    found = _locale(language) if language else None
    return found if found and found.language in catalogues() else Locale(ENGLISH)


def name_of(language: str | None) -> str:
    """The language in the words of whoever looks at the page: "Spanish"; what is no language reads as it was written."""
    found = _locale(language or ENGLISH)
    return (found.get_display_name(get_locale()) if found else None) or str(language)


def tag_of(language: str | None) -> str:
    """For the `lang` of what is said in the language in which somebody is written to who reads this one: es-MX."""
    return str(spoken(language)).replace("_", "-")


def offered(now: str | None = None) -> list[tuple[str, str]]:
    """The languages to choose from beside English, each with its own name; what somebody reads `now` stays one of them."""
    codes = [*catalogues()[1:], *([now] if now and now not in catalogues() else [])]
    return [(code, _in_both(code)) for code in codes]


@cache
def catalogues() -> tuple[str, ...]:
    """The languages that a client can be written to in: English, and each one that has a catalogue."""
    return (ENGLISH, *sorted(file.stem for file in FOLDER.glob("*.po")))


def _in_both(language: str) -> str:
    found = _locale(language)
    return f"{name_of(language)} ({found.display_name})" if found else language


@cache
def _locale(language: str) -> Locale | None:
    try:
        return Locale.parse(language.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return None


@cache
def _catalogue(language: str) -> Catalogue:
    if language == ENGLISH or language not in catalogues():
        return Catalogue(NullTranslations())
    compiled = BytesIO()
    with (FOLDER / f"{language}.po").open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return Catalogue(Translations(compiled), tuple(_sounds(FOLDER / f"{language}.toml")))


def _sounds(file: Path) -> Iterator[Sound]:
    for sound in tomllib.loads(file.read_text("utf-8")).get("sounds", ()) if file.exists() else ():
        yield Sound(sound["word"], re.compile(sound["before"]), sound["becomes"])


class _Catalogues(Domain):
    """Where every gettext of the app looks."""

    def get_translations(self) -> NullTranslations:
        return self._spoken().translations

    def gettext(self, string: str, **variables: Any) -> str:
        spoken = self._spoken()
        text = spoken.translations.ugettext(string)
        return sounding(text, variables, spoken.sounds) % variables if variables else text

    @staticmethod
    def _spoken() -> Catalogue:
        locale = get_locale()
        return _catalogue(locale.language if locale else ENGLISH)

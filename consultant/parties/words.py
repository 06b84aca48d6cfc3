"""Parties in sentences: names, "you" and "I", so that screen and paper share the sentences themselves."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from consultant.parties.rules import Party, Role, Source


@dataclass(frozen=True)
class Voice:
    """Who reads and who speaks. `you` and `me` are party ids; everyone else goes by name.

    A name can hold anything, so a sentence asks for it by its place: at the start, inside, or last before the full stop.
    """

    parties: tuple[Party, ...]
    you: str | None = None
    me: str | None = None

    @classmethod
    def on_screen(cls, parties: tuple[Party, ...]) -> Self:
        """The reader is the consultant, "you"; the client goes by name."""
        return cls(parties, you=_first(parties, Role.CONSULTANT))

    @classmethod
    def on_paper(cls, parties: tuple[Party, ...]) -> Self:
        """The reader is the first client party, "you"; the consultant is "I"."""
        return cls(parties, you=_first(parties, Role.CLIENT), me=_first(parties, Role.CONSULTANT))

    def is_pronoun(self, party: str) -> bool:
        """True for "you" and "I", which take the verb without its s."""
        return party in (self.you, self.me)

    def name(self, party: str) -> str:
        """The name alone, whoever reads: for a label or a row, never for a sentence."""
        return self._party(party).called

    def label(self, party: str) -> str:
        """Alone, in a cell or after a colon: "You", "Me", "Acme"."""
        if party == self.me:
            return _("Me")
        return _("You") if party == self.you else self.name(party)

    def start(self, party: str) -> str:
        """As the first word of a sentence: "You", "I", "Acme"; "e.on" gets a word before it."""
        if party == self.you:
            return _("You")
        if party == self.me:
            return _("I").capitalize()
        return _capital(self._party(party))

    def subject(self, party: str) -> str:
        """As a subject inside a sentence: "you", "I", "Acme"."""
        if party == self.you:
            return _("you")
        return _("I") if party == self.me else self.name(party)

    def object(self, party: str) -> str:
        """As an object inside a sentence: "you", "me", "Acme"."""
        if party == self.you:
            return _("you")
        return _("me") if party == self.me else self.name(party)

    def last(self, party: str) -> str:
        """As an object just before the full stop: "Acme Ltd." does not give two of them."""
        return self.object(party).removesuffix(".")

    def starts(self, parties: Iterable[str]) -> str:
        """Several subjects at the start of a sentence: "You, Acme and I"."""
        first, *rest = self._courteous(parties)
        return listed([self.start(first), *map(self.subject, rest)])

    def subjects(self, parties: Iterable[str]) -> str:
        """Several subjects inside a sentence."""
        return listed([self.subject(p) for p in self._courteous(parties)])

    def objects(self, parties: Iterable[str]) -> str:
        """Several objects inside a sentence: "you, Acme and me"."""
        return listed([self.object(p) for p in self._courteous(parties)])

    def lasts(self, parties: Iterable[str]) -> str:
        """Several objects just before the full stop."""
        return self.objects(parties).removesuffix(".")

    def are_firms(self, parties: Iterable[str]) -> bool:
        """Whether "firms" may be said of them: every one is neither client nor consultant."""
        return all(self._party(p).is_outside for p in parties)

    def _party(self, id: str) -> Party:
        return next(p for p in self.parties if p.id == id)

    def _courteous(self, parties: Iterable[str]) -> list[str]:
        """English names the listener first and the speaker last."""
        return sorted(parties, key=lambda p: (p != self.you, p == self.me))


ROLES = {
    Role.VENDOR: _l("Vendor"),
    Role.CARRIER: _l("Carrier"),
    Role.MANUFACTURER: _l("Manufacturer"),
    Role.REGULATOR: _l("Regulator"),
    Role.LANDLORD: _l("Landlord"),
    Role.CLIENT: _l("Client"),
    Role.CONSULTANT: _l("Consultant"),
    Role.CONTRACTOR: _l("Contractor"),
    Role.INSURER: _l("Insurer"),
    Role.BANK: _l("Bank"),
    Role.OPEN_SOURCE: _l("Open-source project"),
    Role.DEBT_COLLECTOR: _l("Debt collector"),
    Role.PRESS: _l("Press"),
    Role.ASSOCIATION: _l("Association"),
}


def role_words(role: Role) -> str:
    """What a party is, for a form: "Carrier"."""
    return str(ROLES[role])


def listed(words: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and C"; at least one word."""
    *most, last = words
    if not most:
        return last
    return _("%(most)s and %(last)s", most=", ".join(most), last=last)


SOURCES = {
    Source.CONTRACT: _l("From a contract"),
    Source.TOLD: _l("Somebody told me"),
    Source.BELIEVED: _l("I believe so"),
    Source.NOT_CLEAR: _l("It is not clear"),
}


def source_words(source: Source) -> str:
    """How we know who looks after a part."""
    return str(SOURCES[source])


def _first(parties: tuple[Party, ...], role: Role) -> str | None:
    return next((p.id for p in parties if p.role == role), None)


def _capital(party: Party) -> str:
    if not party.called[:1].islower():
        return party.called
    if party.role == Role.CLIENT:
        return _("The client %(name)s", name=party.called)
    if party.role == Role.CONSULTANT:
        return _("The consultant %(name)s", name=party.called)
    return _("The firm %(name)s", name=party.called)

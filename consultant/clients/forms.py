"""A client: how to reach them, and how they like to be helped."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from consultant.cases.rules import TEXT
from consultant.clients.notes.rules import Detail, Reach
from consultant.clients.notes.words import detail_words, reach_words
from consultant.clients.rules import ClientKind
from consultant.clients.words import kind_words
from consultant.contacts.forms import ContactForm
from consultant.reports.editions.rules import Edition
from consultant.reports.editions.words import edition_words
from consultant.web.fields import Choice, Day, Email, Minutes, Phone, Pick, TextBlock


class ClientForm(ContactForm):
    kind = Pick(_l("Kind"), among="kinds", coerce=str, default=ClientKind.HOUSEHOLD, needed=_l("Choose a kind."))
    phone = Phone(_l("Phone"))
    email = Email(_l("E-mail"), limit=254)
    address = TextBlock(_l("Address"), limit=500)
    likes = TextBlock(_l("How do they like to be helped?"), limit=TEXT, private=True)
    reach_by = Choice(_l("How do they like to be reached?"), kind=Reach, words=reach_words, blank=_l("Not noted"), private=True)
    detail = Choice(_l("How do they like to be told?"), kind=Detail, words=detail_words, blank=_l("Not noted"), private=True)
    never_offer = TextBlock(_l("What should never be offered to them?"), limit=TEXT, private=True)
    language = Pick(
        _l("Language they read"),
        among="languages",
        blank=_l("English"),
        coerce=str,
        description=_l("Reports and lists for them are in this language. What you write stays as you wrote it."),
    )
    edition = Choice(_l("Which paper suits them?"), kind=Edition, words=edition_words, default=Edition.A4)
    stop_line = Minutes(_l("Unpaid minutes agreed for each of their cases"), private=True)
    recommended_by = Pick(_l("Who recommended us to them?"), among="others", blank=_l("Not noted"), private=True)
    recommended_on = Day(
        _l("When did they come on that word?"), description=_l("The day on which you heard of it is near enough."), past=True, private=True
    )
    private_note = TextBlock(_l("Private note"), limit=TEXT, private=True)

    def validate(self, extra_validators=None) -> bool:
        """Who recommended us has a day, and the day has somebody."""
        super().validate(extra_validators)
        by, on = self.recommended_by, self.recommended_on
        if not (by.errors or on.errors) and bool(by.data) != bool(on.data):
            on.errors = [_("Choose the day.") if by.data else _("Choose above who it was, or take this day out.")]
        return not self.problems()

    @property
    def facts(self) -> dict[str, object]:
        """The answers as columns of a client."""
        optional = (self.phone, self.email, self.address, self.likes, self.never_offer, self.private_note)
        others = (self.name, self.kind, self.language, self.stop_line, self.reach_by, self.detail)
        paper = {"edition": self.edition.data or Edition.A4}
        return {field.name: field.data for field in others} | {field.name: field.data or None for field in optional} | paper


def kinds(now: str | None = None) -> list[tuple[str, str]]:
    """The kinds to choose from; what the client is `now`, in a case file's own words, stays one of them."""
    usual = list(ClientKind)
    return [(kind, kind_words(kind)) for kind in [*usual, *([now] if now and now not in usual else [])]]

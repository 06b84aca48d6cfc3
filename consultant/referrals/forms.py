"""Who was asked to take over a part that is beyond our skills."""

from dataclasses import replace

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from consultant.cases.rules import LINE, TEXT
from consultant.referrals.rules import Helped, Referral
from consultant.referrals.words import helped_words
from consultant.web.fields import Choice, TextBlock, TextLine
from consultant.web.forms import BaseForm


class ReferralQuestions(BaseForm):
    """Part of a larger form: asked for as soon as one of them is answered."""

    refer_to = TextLine(_l("Who can help?"), limit=LINE, private=False)
    refer_why = TextLine(_l("Why them?"), limit=LINE, private=False)
    refer_contact = TextLine(_l("How can they be reached?"), limit=LINE, private=False)
    refer_handed_over = TextBlock(_l("What did you hand over?"), limit=TEXT, private=False)

    @property
    def needs_referral(self) -> bool:
        return any(field.data for field in (self.refer_to, self.refer_why, self.refer_contact, self.refer_handed_over))

    @property
    def referral(self) -> Referral | None:
        """None when nothing was answered."""
        if not self.refer_to.data:
            return None
        handed_over, contact = self.refer_handed_over.data or None, self.refer_contact.data or None
        return Referral(self.refer_to.data, self.refer_why.data, handed_over, contact)

    def validate(self, extra_validators=None) -> bool:
        valid = super().validate(extra_validators)
        if self.needs_referral:
            valid &= _given(self.refer_to, _("Write who it is."))
            valid &= _given(self.refer_why, _("Write why they are the right ones."))
        return valid


class ReferralForm(ReferralQuestions):
    """A referral by itself; later, whether it helped."""

    helped = Choice(_l("Did they help?"), kind=Helped, words=helped_words, default=Helped.UNKNOWN, private=False)

    needs_referral = True
    also_needed = ("refer_to", "refer_why")

    @property
    def referral(self) -> Referral | None:
        helped = {Helped.YES: True, Helped.NO: False}.get(self.helped.data)
        return replace(super().referral, helped=helped)


def told(referral: Referral) -> dict[str, object]:
    """A referral as answers to its form."""
    return {
        "refer_to": referral.to,
        "refer_why": referral.why,
        "refer_contact": referral.contact,
        "refer_handed_over": referral.handed_over,
        "helped": referral.answer,
    }


def _given(field: TextLine, sentence: str) -> bool:
    """An answer that is needed only because of another one; its message when it is missing."""
    if not field.data:
        field.errors = [sentence]
    return bool(field.data)

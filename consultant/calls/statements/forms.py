"""One statement inside the form of a call."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from consultant.calls import words
from consultant.calls.rules import OWN_PART, Misfit, Stance, Statement, misfit
from consultant.web.fields import Choice, Pick, TextLine, Tick
from consultant.web.forms import RowForm

NEW = "+new"  # stands for the party that this form makes, until it has an id of its own


class StatementRow(RowForm):
    """One statement, with all that can be said about it."""

    by = Pick(_l("Who says it"), among="speakers", blank=_l("Whom you called"), coerce=str)
    stance = Choice(_l("What they say"), kind=Stance, words=words.stance, blank=_l("Choose"), needed=_l("Choose what they say."))
    about = Pick(_l("About whom"), among="speakers", blank=_l("Nobody in particular"), coerce=str)
    because = TextLine(_l("Because"), private=False)
    part = TextLine(_l("About which part"), description=_l("Such as the modem, the line, the mail host."), private=False)
    relayed_by = Pick(_l("Passed on by"), among="speakers", blank=_l("Nobody: they said it themselves"), coerce=str)
    speaker = TextLine(_l("Which of their people"), description=_l("Desk or job, such as “engineer”."))
    gone = Tick(_l("Take this one out"))

    @property
    def is_blank(self) -> bool:
        return self.gone.data or super().is_blank

    def read(self, called: str | None) -> Statement | None:
        """The statement; `called` said it when nobody else is named. None with a message at the field."""
        by, stance = self.by.data or called, self.stance.data
        if by is None:
            self.by.errors.append(_("Choose who says it."))
        if by is None or stance is None:
            return None
        said = Statement(
            by=by,
            about=self.about.data or (by if stance in OWN_PART else None),
            stance=stance,
            because=self.because.data,
            part=self.part.data or None,
            relayed_by=self.relayed_by.data,
            speaker=self.speaker.data or None,
        )
        return None if self._is_odd(said) else said

    def _is_odd(self, said: Statement) -> bool:
        match misfit(said):
            case Misfit.NOBODY:
                self.about.errors.append(_("Choose whom it is about."))
            case Misfit.ITSELF:
                self.about.errors.append(_("This is about themselves. Choose “on their own side” or “not on their own side” instead."))
            case Misfit.OTHER:
                self.about.errors.append(_("They say this about themselves. Leave it empty, or choose “points to” or “says it is not”."))
            case Misfit.RELAYED:
                self.relayed_by.errors.append(_("They said it themselves, so nobody passed it on. Leave this as it was."))
            case None:
                return False
        return True

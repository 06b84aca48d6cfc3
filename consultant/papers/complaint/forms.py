"""What the client wants to say in a letter of complaint."""

from collections.abc import Iterable, Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import ValidationError

from consultant.cases.rules import LINE, TEXT
from consultant.evidence.rules import Evidence
from consultant.papers.complaint.rules import Complaint, Loss
from consultant.papers.schemes.rules import Scheme
from consultant.web.fields import Day, Money, Pick, PickSeveral, TextBlock, TextLine, Tick
from consultant.web.forms import BaseForm, RowForm, Rows


class LossRow(RowForm):
    what = TextLine(_l("What it cost"), needed=_l("Write what it was."), limit=LINE, private=False)
    amount = Money(_l("How much"), needed=_l("Write the amount."), private=False)


class ComplaintForm(BaseForm):
    wrong = TextBlock(
        _l("What went wrong?"),
        description=_l("Three sentences. Facts only, with their dates. The client signs this."),
        needed=_l("Write what went wrong."),
        limit=TEXT,
        private=False,
    )
    wants = TextBlock(
        _l("What does the client ask for?"),
        description=_l("Such as a repair by a day, a refund, or an end of the contract."),
        needed=_l("Write what they ask for."),
        limit=TEXT,
        private=False,
    )
    answer_by = Day(_l("Answer by"), coming=True, needed=_l("Write the day."), private=False)
    address = TextBlock(_l("The client’s address"), limit=TEXT, private=False)
    complained_on = Day(_l("When did they first complain?"), past=True, private=False)
    answered = TextBlock(_l("What was the answer?"), description=_l("Word for word."), limit=TEXT, private=False)
    losses = Rows(LossRow, most=20)
    proofs = PickSeveral(_l("Which proof comes with it?"), among="proofs", coerce=int, private=False)
    scheme = Pick(_l("Where does it go next, if they do not answer?"), among="schemes", blank=_l("Not said"), coerce=str, private=False)
    to_scheme = Tick(_l("The firm did not help: this letter goes there now"))

    language = Pick(
        _l("Language of the letter"),
        description=_l("One that whoever gets it reads. What you write here stands in it as you wrote it."),
        among="languages",
        blank=_l("The one that the client reads"),
        coerce=str,
        private=False,
    )

    def know(self, evidence: Iterable[Evidence], schemes: Iterable[Scheme], languages: Sequence[tuple[str, str]]) -> None:
        proofs = [(proof.id, proof.what) for proof in evidence]
        self.offer(proofs=proofs, schemes=[(one.key, one.name) for one in schemes], languages=languages)

    def validate_to_scheme(self, field: Tick) -> None:
        if field.data and not self.scheme.data:
            raise ValidationError(_("Choose above where it goes."))

    @property
    def complaint(self) -> Complaint:
        names = ("wrong", "wants", "answer_by", "address", "complained_on", "answered", "scheme", "to_scheme", "language")
        losses = tuple(Loss(row.what.data, row.amount.data) for row in self.losses.filled)
        left_out = tuple(int(proof) for proof, *_what in self.proofs.choices if int(proof) not in self.proofs.data)
        return Complaint(**{name: self[name].data for name in names}, losses=losses, left_out=left_out)


def told(complaint: Complaint, evidence: Iterable[Evidence]) -> dict[str, object]:
    """As answers to the form; proof that nobody left out is taken along."""
    there = [proof.id for proof in evidence if complaint.takes(proof.id)]
    return vars(complaint) | {"losses": [vars(loss) for loss in complaint.losses], "proofs": there}

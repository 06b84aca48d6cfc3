"""What somebody said is done of a parting."""

from datetime import date
from typing import ClassVar

from sqlalchemy import ForeignKeyConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from consultant.client_review.letting_go.rules import Step
from consultant.database import Owned, Word, db, owned

# It belongs to one decision: another parting begins anew.
OF_DECISION = ForeignKeyConstraint(["practice_id", "review_id"], ["client_reviews.practice_id", "client_reviews.id"], ondelete="CASCADE")


class PartingStep(Owned, db.Model):
    """For owners only, so not in the list of changes either."""

    __tablename__ = "parting_steps"
    __table_args__ = owned(OF_DECISION, UniqueConstraint("review_id", "step"))
    is_noted: ClassVar[bool] = False

    review_id: Mapped[int]
    step: Mapped[Step] = mapped_column(Word(Step))
    done_on: Mapped[date]

"""A practice's own copies of playbooks."""

from typing import Any

from sqlalchemy import JSON, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from consultant.database import Owned, db, owned


class OwnPlaybook(Owned, db.Model):
    """Stands in place of the one that is built in under the same key."""

    __tablename__ = "playbooks"
    __table_args__ = owned(UniqueConstraint("practice_id", "key"))

    key: Mapped[str] = mapped_column(String(200))
    name: Mapped[str] = mapped_column(String(200))  # as in the content, for the list of changes
    content: Mapped[dict[str, Any]] = mapped_column(JSON)  # as `rules.write_playbook` writes it

"""At whom anger was directed, what kind of reason a no had, and why time was not paid."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

NOT_NOTED = "not noted"


def upgrade():
    op.add_column("offers", sa.Column("anger_at", sa.String(40), nullable=False, server_default=NOT_NOTED))
    op.add_column("offers", sa.Column("why", sa.String(40), nullable=False, server_default=NOT_NOTED))
    op.add_column("offers", sa.Column("taken_back", sa.Date()))
    op.add_column("calls", sa.Column("cause", sa.String(40), nullable=False, server_default=NOT_NOTED))


def downgrade():
    op.drop_column("calls", "cause")
    for name in ("taken_back", "why", "anger_at"):
        op.drop_column("offers", name)

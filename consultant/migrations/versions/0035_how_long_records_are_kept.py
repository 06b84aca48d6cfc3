"""How long the records of somebody who is no longer a client are kept, and when they were erased."""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade():
    op.add_column("practices", sa.Column("keep_months", sa.Integer()))
    op.add_column("practices", sa.Column("keep_bills_years", sa.Integer()))
    op.add_column("clients", sa.Column("erased_on", sa.Date()))


def downgrade():  # not as a batch: others point to these tables
    op.drop_column("clients", "erased_on")
    for name in ("keep_bills_years", "keep_months"):
        op.drop_column("practices", name)

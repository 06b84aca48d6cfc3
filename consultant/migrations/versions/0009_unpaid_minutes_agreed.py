"""Unpaid minutes that were agreed: for a case, for a client, and in the practice."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

TABLES = ("practices", "clients", "cases")


def upgrade():
    for table in TABLES:
        op.add_column(table, sa.Column("stop_line", sa.Integer(), nullable=True))


def downgrade():
    for table in TABLES:
        op.drop_column(table, "stop_line")

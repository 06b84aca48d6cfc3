"""A case counts the commits that wrote into it."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade():
    op.add_column("cases", sa.Column("version", sa.Integer(), nullable=False, server_default="0"))


def downgrade():
    op.drop_column("cases", "version")  # not as a batch: that would drop the table, to which others point

"""A roadblock keeps the day on which it was out of the way."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table("roadblocks", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.add_column(sa.Column("cleared_on", sa.Date(), nullable=True))


def downgrade():
    with op.batch_alter_table("roadblocks", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.drop_column("cleared_on")

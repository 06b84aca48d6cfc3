"""A person's sessions can be ended all at once."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table("consultants", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.add_column(sa.Column("session_round", sa.Integer(), nullable=False, server_default="0"))


def downgrade():
    with op.batch_alter_table("consultants", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.drop_column("session_round")

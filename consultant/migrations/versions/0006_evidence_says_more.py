"""Evidence keeps its kind, its text, and the call that it came from."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

CALL = "fk_evidence_practice_id_call_id"


def upgrade():
    with op.batch_alter_table("evidence", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.add_column(sa.Column("kind", sa.String(40), nullable=True))
        batch_op.add_column(sa.Column("text", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("call_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(CALL, "calls", ["practice_id", "call_id"], ["practice_id", "id"])


def downgrade():
    with op.batch_alter_table("evidence", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.drop_constraint(CALL, type_="foreignkey")
        for name in ("call_id", "text", "kind"):
            batch_op.drop_column(name)

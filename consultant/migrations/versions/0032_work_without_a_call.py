"""Work on a case without a call: travel, preparation."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "work",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("what", sa.Text(), nullable=True),
        sa.Column("paid", sa.Boolean(), nullable=True),
        sa.Column("cause", sa.String(40), nullable=False),
        sa.Column("in_effort", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("practice_id", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_work"),
        sa.UniqueConstraint("practice_id", "id", name="uq_work_practice_id_id"),
        sa.ForeignKeyConstraint(["practice_id"], ["practices.id"], name="fk_work_practice_id"),
        sa.ForeignKeyConstraint(["practice_id", "case_id"], ["cases.practice_id", "cases.id"], name="fk_work_practice_id_case_id"),
        sqlite_autoincrement=True,
    )
    for column in ("practice_id", "case_id"):
        op.create_index(f"ix_work_{column}", "work", [column])


def downgrade():
    op.drop_table("work")

"""What clients answered to their reports."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "answers",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("link_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("letter", sa.String(4), nullable=True),
        sa.Column("corrected", sa.Text(), nullable=True),
        sa.Column("corrected_in", sa.Integer(), nullable=True),
        sa.Column("seen", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("practice_id", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_answers"),
        sa.UniqueConstraint("practice_id", "id", name="uq_answers_practice_id_id"),
        sa.ForeignKeyConstraint(["practice_id"], ["practices.id"], name="fk_answers_practice_id"),
        sa.ForeignKeyConstraint(["practice_id", "case_id"], ["cases.practice_id", "cases.id"], name="fk_answers_practice_id_case_id"),
        sa.ForeignKeyConstraint(
            ["practice_id", "link_id"], ["report_links.practice_id", "report_links.id"], name="fk_answers_practice_id_link_id"
        ),
        sqlite_autoincrement=True,
    )
    for column in ("practice_id", "case_id", "link_id"):
        op.create_index(f"ix_answers_{column}", "answers", [column])


def downgrade():
    op.drop_table("answers")

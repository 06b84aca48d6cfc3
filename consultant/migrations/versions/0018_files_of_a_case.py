"""Photos and files: what is kept of a case beside its words."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

PARENTS = {"case_id": "cases", "call_id": "calls", "evidence_id": "evidence", "baseline_id": "baseline_items"}


def upgrade():
    op.create_table(
        "attachments",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken", sa.String(40), nullable=True),
        sa.Column("call_id", sa.Integer(), nullable=True),
        sa.Column("evidence_id", sa.Integer(), nullable=True),
        sa.Column("baseline_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("practice_id", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_attachments"),
        sa.UniqueConstraint("practice_id", "id", name="uq_attachments_practice_id_id"),
        sa.ForeignKeyConstraint(["practice_id"], ["practices.id"], name="fk_attachments_practice_id"),
        *(
            sa.ForeignKeyConstraint(
                ["practice_id", column], [f"{table}.practice_id", f"{table}.id"], name=f"fk_attachments_practice_id_{column}"
            )
            for column, table in PARENTS.items()
        ),
        sqlite_autoincrement=True,
    )
    for column in ("practice_id", "case_id", "sha256"):
        op.create_index(f"ix_attachments_{column}", "attachments", [column])


def downgrade():
    op.drop_table("attachments")

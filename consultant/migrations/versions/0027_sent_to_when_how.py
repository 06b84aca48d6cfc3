"""To whom a report was sent, when and how; mails that wait to be sent."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

PARENTS = {"case_id": "cases", "report_id": "reports", "link_id": "report_links"}


def upgrade():
    op.create_table(
        "sendings",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("link_id", sa.Integer(), nullable=True),
        sa.Column("how", sa.String(40), nullable=False),
        sa.Column("to", sa.String(254), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("tried_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("problem", sa.String(40), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("seen", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("practice_id", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sendings"),
        sa.UniqueConstraint("practice_id", "id", name="uq_sendings_practice_id_id"),
        sa.ForeignKeyConstraint(["practice_id"], ["practices.id"], name="fk_sendings_practice_id"),
        *(
            sa.ForeignKeyConstraint(
                ["practice_id", column], [f"{table}.practice_id", f"{table}.id"], name=f"fk_sendings_practice_id_{column}"
            )
            for column, table in PARENTS.items()
        ),
        sqlite_autoincrement=True,
    )
    for column in ("practice_id", "case_id", "report_id", "state"):
        op.create_index(f"ix_sendings_{column}", "sendings", [column])


def downgrade():
    op.drop_table("sendings")

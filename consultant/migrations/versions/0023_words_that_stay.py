"""Words that stay in a report, with the reason."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def _table(name, *columns, **parents):
    """A table that belongs to a practice; `parents` maps a column to the table that it points to."""
    op.create_table(
        name,
        *columns,
        *(sa.Column(column, sa.Integer(), nullable=False) for column in parents),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("practice_id", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        sa.UniqueConstraint("practice_id", "id", name=f"uq_{name}_practice_id_id"),
        sa.ForeignKeyConstraint(["practice_id"], ["practices.id"], name=f"fk_{name}_practice_id"),
        *(
            sa.ForeignKeyConstraint(["practice_id", column], [f"{table}.practice_id", f"{table}.id"], name=f"fk_{name}_practice_id_{column}")
            for column, table in parents.items()
        ),
        sqlite_autoincrement=True,
    )
    for column in ("practice_id", *parents):
        op.create_index(f"ix_{name}_{column}", name, [column])


def upgrade():
    _table(
        "kept_words",
        sa.Column("fingerprint", sa.String(16), nullable=False),
        sa.Column("rule", sa.String(8), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.UniqueConstraint("case_id", "fingerprint", name="uq_kept_words_case_id_fingerprint"),
        case_id="cases",
    )


def downgrade():
    op.drop_table("kept_words")

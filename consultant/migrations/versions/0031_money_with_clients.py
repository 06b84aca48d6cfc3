"""What a client was billed, what came in, and what work is expected."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def make(table: str, parent: str, of: str, *columns: sa.Column) -> None:
    """A table of a practice whose rows belong to those of another one."""
    op.create_table(
        table,
        sa.Column(parent, sa.Integer(), nullable=False),
        *columns,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("practice_id", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.UniqueConstraint("practice_id", "id", name=f"uq_{table}_practice_id_id"),
        sa.ForeignKeyConstraint(["practice_id"], ["practices.id"], name=f"fk_{table}_practice_id"),
        sa.ForeignKeyConstraint(
            ["practice_id", parent], [f"{of}.practice_id", f"{of}.id"], name=f"fk_{table}_practice_id_{parent}"
        ),
        sqlite_autoincrement=True,
    )
    for column in ("practice_id", parent):
        op.create_index(f"ix_{table}_{column}", table, [column])


def upgrade():
    make(
        "invoices",
        "client_id",
        "clients",
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("amount", sa.String(40), nullable=False),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("what", sa.Text(), nullable=True),
        sa.Column("written_off", sa.String(40), nullable=True),
        sa.Column("disputed_on", sa.Date(), nullable=True),
        sa.Column("dispute", sa.String(40), nullable=False),
    )
    make(
        "payments",
        "invoice_id",
        "invoices",
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("amount", sa.String(40), nullable=False),
    )
    make(
        "expected_work",
        "client_id",
        "clients",
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("by", sa.Date(), nullable=False),
        sa.Column("amount", sa.String(40), nullable=False),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("what", sa.Text(), nullable=True),
        sa.Column("came", sa.Boolean(), nullable=True),
    )


def downgrade():
    for table in ("payments", "invoices", "expected_work"):
        op.drop_table(table)

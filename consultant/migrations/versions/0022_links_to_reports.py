"""Secret links to issued reports, and when they were opened."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
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
        "report_links",
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.UniqueConstraint("token_hash", name="uq_report_links_token_hash"),
        case_id="cases",
        report_id="reports",
    )
    _table("link_openings", sa.Column("at", sa.DateTime(timezone=True), nullable=False), link_id="report_links")


def downgrade():
    op.drop_table("link_openings")
    op.drop_table("report_links")

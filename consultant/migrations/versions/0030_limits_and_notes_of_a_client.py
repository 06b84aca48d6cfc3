"""Notes for next time, and limits that were agreed with a client: what holds, and what became of each of them."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

NOTES = {"never_offer": sa.Text(), "reach_by": sa.String(40), "detail": sa.String(40)}
PARENTS = {"client_id": "clients", "case_id": "cases"}


def upgrade():
    for name, kind in NOTES.items():
        op.add_column("clients", sa.Column(name, kind))
    op.add_column("clients", sa.Column("limits", sa.JSON(), nullable=False, server_default="{}"))
    op.create_table(
        "limit_events",
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("limit", sa.String(40), nullable=False),
        sa.Column("became", sa.String(40), nullable=False),
        sa.Column("terms", sa.JSON(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("practice_id", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_limit_events"),
        sa.UniqueConstraint("practice_id", "id", name="uq_limit_events_practice_id_id"),
        sa.ForeignKeyConstraint(["practice_id"], ["practices.id"], name="fk_limit_events_practice_id"),
        *(
            sa.ForeignKeyConstraint(
                ["practice_id", column], [f"{table}.practice_id", f"{table}.id"], name=f"fk_limit_events_practice_id_{column}"
            )
            for column, table in PARENTS.items()
        ),
        sqlite_autoincrement=True,
    )
    for column in ("practice_id", "client_id", "case_id"):
        op.create_index(f"ix_limit_events_{column}", "limit_events", [column])


def downgrade():
    op.drop_table("limit_events")
    for name in ("limits", *NOTES):  # not as a batch: others point to this table
        op.drop_column("clients", name)

"""Which client recommended us to another one."""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "recommendations",
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("whom_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("practice_id", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_recommendations"),
        sa.UniqueConstraint("practice_id", "id", name="uq_recommendations_practice_id_id"),
        sa.UniqueConstraint("whom_id", name="uq_recommendations_whom_id"),
        sa.ForeignKeyConstraint(["practice_id"], ["practices.id"], name="fk_recommendations_practice_id"),
        *(
            sa.ForeignKeyConstraint(
                ["practice_id", column], ["clients.practice_id", "clients.id"], name=f"fk_recommendations_practice_id_{column}"
            )
            for column in ("client_id", "whom_id")
        ),
        sqlite_autoincrement=True,
    )
    for column in ("practice_id", "client_id"):
        op.create_index(f"ix_recommendations_{column}", "recommendations", [column])


def downgrade():
    op.drop_table("recommendations")

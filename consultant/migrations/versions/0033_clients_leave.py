"""Since when somebody is no longer a client, and what of a parting is done."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade():
    op.add_column("clients", sa.Column("left_on", sa.Date()))
    op.create_table(
        "parting_steps",
        sa.Column("review_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(40), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("practice_id", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_parting_steps"),
        sa.UniqueConstraint("practice_id", "id", name="uq_parting_steps_practice_id_id"),
        sa.UniqueConstraint("review_id", "step", name="uq_parting_steps_review_id_step"),
        sa.ForeignKeyConstraint(["practice_id"], ["practices.id"], name="fk_parting_steps_practice_id"),
        sa.ForeignKeyConstraint(
            ["practice_id", "review_id"],
            ["client_reviews.practice_id", "client_reviews.id"],
            name="fk_parting_steps_practice_id_review_id",
            ondelete="CASCADE",
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_parting_steps_practice_id", "parting_steps", ["practice_id"])


def downgrade():
    op.drop_table("parting_steps")
    op.drop_column("clients", "left_on")  # not as a batch: others point to this table

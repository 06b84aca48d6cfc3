"""What an hour should earn, and what other currencies are worth."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "review_terms",
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("hour", sa.String(40), nullable=True),
        sa.Column("rates", sa.JSON(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("practice_id", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_review_terms"),
        sa.UniqueConstraint("practice_id", "id", name="uq_review_terms_practice_id_id"),
        sa.UniqueConstraint("practice_id", name="uq_review_terms_practice_id"),
        sa.ForeignKeyConstraint(["practice_id"], ["practices.id"], name="fk_review_terms_practice_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_review_terms_practice_id", "review_terms", ["practice_id"])


def downgrade():
    op.drop_table("review_terms")

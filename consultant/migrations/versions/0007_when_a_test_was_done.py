"""When a test was done is a day or a moment, so that it stands before or after a call of the same day."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade():
    _become(sa.String(40), "to_char(done_on, 'YYYY-MM-DD')", "done_on")


def downgrade():
    _become(sa.Date(), "CAST(substr(done_on, 1, 10) AS DATE)", "substr(done_on, 1, 10)")


def _become(kind, on_postgresql, on_sqlite):
    """Through a second column: SQLite would make the table anew, which its possible results do not let go of."""
    value = on_sqlite if op.get_bind().dialect.name == "sqlite" else on_postgresql
    op.add_column("tests", sa.Column("done", kind))
    op.execute(f"UPDATE tests SET done = {value}")
    op.drop_column("tests", "done_on")
    op.alter_column("tests", "done", new_column_name="done_on")

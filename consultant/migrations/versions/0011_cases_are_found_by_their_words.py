"""What a case is found by stands ready for the search."""

import unicodedata
from collections import defaultdict

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade():
    table = op.create_table(
        "case_words",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("practice_id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["practice_id"], ["practices.id"], name=op.f("fk_case_words_practice_id")),
        sa.ForeignKeyConstraint(
            ["practice_id", "case_id"], ["cases.practice_id", "cases.id"], name=op.f("fk_case_words_practice_id_case_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_words")),
        sa.UniqueConstraint("practice_id", "id", name=op.f("uq_case_words_practice_id_id")),
        sa.UniqueConstraint("case_id", name=op.f("uq_case_words_case_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("case_words") as batch_op:
        batch_op.create_index(batch_op.f("ix_case_words_practice_id"), ["practice_id"])
    _fill(op.get_bind(), table)


def downgrade():
    op.drop_table("case_words")


def _fill(connection, table):
    names = defaultdict(list)
    for case_id, *called in connection.execute(sa.text("SELECT case_id, name, short_name FROM parties ORDER BY id")):
        names[case_id] += filter(None, called)
    cases = sa.text(
        "SELECT cases.id, cases.practice_id, cases.title, clients.name FROM cases JOIN clients ON clients.id = cases.client_id"
    )
    rows = [
        {
            "case_id": id,
            "practice_id": practice_id,
            "words": _folded("\n".join([title, name, *names[id]])),
            "changed_at": sa.func.current_timestamp(),
        }
        for id, practice_id, title, name in connection.execute(cases)
    ]
    for row in rows:
        connection.execute(table.insert().values(row))


def _folded(text):
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold().replace("i\u0307", "i"))

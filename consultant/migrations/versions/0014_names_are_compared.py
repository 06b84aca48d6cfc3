"""Names of clients and organizations stand ready to be compared, in any letter case and script"""

import unicodedata

import sqlalchemy as sa
from alembic import op

revision = '0014'
down_revision = '0013'
branch_labels = None
depends_on = None

TABLES = [
    sa.table(name, sa.column('id', sa.Integer()), sa.column('name', sa.String()), sa.column('name_folded', sa.Text()))
    for name in ('clients', 'organizations')
]


def upgrade():
    for table in TABLES:
        op.add_column(table.name, sa.Column('name_folded', sa.Text(), server_default='', nullable=False))
        for id, name in op.get_bind().execute(sa.select(table.c.id, table.c.name)).all():
            op.get_bind().execute(table.update().where(table.c.id == id).values(name_folded=_folded(name)))


def downgrade():
    for table in TABLES:
        op.drop_column(table.name, 'name_folded')


def _folded(text):
    return unicodedata.normalize('NFKC', unicodedata.normalize('NFKC', text).casefold().replace('i\u0307', 'i'))

"""An organization has several phone numbers with labels, and a web page"""

import sqlalchemy as sa
from alembic import op

revision = '0012'
down_revision = '0011'
branch_labels = None
depends_on = None

organizations = sa.table('organizations', sa.column('id', sa.Integer()), sa.column('phone', sa.String()), sa.column('numbers', sa.JSON()))


# Column by column: cases point at this table, so that SQLite could not make it anew.
def upgrade():
    op.add_column('organizations', sa.Column('numbers', sa.JSON(), server_default=sa.text("'[]'"), nullable=False))
    op.add_column('organizations', sa.Column('web', sa.String(length=200), nullable=True))
    for id, phone in _all(organizations.c.phone):
        if phone:
            _set(id, numbers=[[phone, '']])
    op.drop_column('organizations', 'phone')


def downgrade():
    op.add_column('organizations', sa.Column('phone', sa.String(length=200), nullable=True))
    for id, numbers in _all(organizations.c.numbers):
        if numbers:
            _set(id, phone=numbers[0][0])
    op.drop_column('organizations', 'web')
    op.drop_column('organizations', 'numbers')


def _all(column):
    return op.get_bind().execute(sa.select(organizations.c.id, column)).all()


def _set(id, **values):
    op.get_bind().execute(organizations.update().where(organizations.c.id == id).values(**values))

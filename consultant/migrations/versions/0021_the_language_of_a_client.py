"""The language that a client reads"""

import sqlalchemy as sa
from alembic import op

revision = '0021'
down_revision = '0020'
branch_labels = None
depends_on = None


def upgrade():
    op.add_column('clients', sa.Column('language', sa.String(35)))


def downgrade():
    op.drop_column('clients', 'language')  # not as a batch: others point to the table

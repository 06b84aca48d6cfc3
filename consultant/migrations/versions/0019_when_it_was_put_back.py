"""When it was put back what a test had changed"""

import sqlalchemy as sa
from alembic import op

revision = '0019'
down_revision = '0018'
branch_labels = None
depends_on = None


def upgrade():
    op.add_column('tests', sa.Column('put_back_on', sa.String(length=40), nullable=True))


def downgrade():
    op.drop_column('tests', 'put_back_on')

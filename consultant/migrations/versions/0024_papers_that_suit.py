"""What the next report says in own words, and the paper that suits a client"""

import sqlalchemy as sa
from alembic import op

revision = '0024'
down_revision = '0023'
branch_labels = None
depends_on = None


def upgrade():
    op.add_column('cases', sa.Column('report_problem', sa.Text()))
    op.add_column('cases', sa.Column('correction', sa.Text()))
    op.add_column('cases', sa.Column('with_goodwill', sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column('cases', sa.Column('edition', sa.String(40)))
    op.add_column('clients', sa.Column('edition', sa.String(40), nullable=False, server_default='A4'))


def downgrade():
    # not as a batch: others point to these tables
    op.drop_column('clients', 'edition')
    for name in ('edition', 'with_goodwill', 'correction', 'report_problem'):
        op.drop_column('cases', name)

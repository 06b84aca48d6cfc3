"""What worked before and nobody has checked yet"""

import sqlalchemy as sa
from alembic import op

revision = '0020'
down_revision = '0019'
branch_labels = None
depends_on = None


def upgrade():
    op.add_column('baseline_items', sa.Column('unchecked', sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade():
    op.drop_column('baseline_items', 'unchecked')  # not as a batch: others point to the table

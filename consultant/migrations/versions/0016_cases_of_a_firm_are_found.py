"""The cases of a firm are found without a look at every party"""

from alembic import op

revision = '0016'
down_revision = '0015'
branch_labels = None
depends_on = None


def upgrade():
    op.create_index('ix_parties_organization_id', 'parties', ['organization_id'])


def downgrade():
    op.drop_index('ix_parties_organization_id', 'parties')

"""A case remembers its playbook, a practice has copies of its own, and results of tests name parts"""

import sqlalchemy as sa
from alembic import op

revision = '0015'
down_revision = '0014'
branch_labels = None
depends_on = None


def upgrade():
    op.add_column('cases', sa.Column('playbook', sa.String(length=200)))
    for name in ('faulty', 'fine'):
        op.add_column('possible_results', sa.Column(name, sa.JSON(), server_default='[]', nullable=False))
    op.create_table(
        'playbooks',
        sa.Column('key', sa.String(length=200), nullable=False),
        sa.Column('name', sa.String(length=200), nullable=False),
        sa.Column('content', sa.JSON(), nullable=False),
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('practice_id', sa.Integer(), nullable=False),
        sa.Column('changed_by', sa.Integer()),
        sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(['practice_id'], ['practices.id'], name=op.f('fk_playbooks_practice_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_playbooks')),
        sa.UniqueConstraint('practice_id', 'id', name=op.f('uq_playbooks_practice_id_id')),
        sa.UniqueConstraint('practice_id', 'key', name=op.f('uq_playbooks_practice_id_key')),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f('ix_playbooks_practice_id'), 'playbooks', ['practice_id'])


def downgrade():
    op.drop_table('playbooks')
    for name in ('fine', 'faulty'):
        op.drop_column('possible_results', name)
    op.drop_column('cases', 'playbook')

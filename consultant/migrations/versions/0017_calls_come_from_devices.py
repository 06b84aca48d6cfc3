"""Calls come from devices, once each: their order, the device's clock, what is still to come, and receipts"""

import sqlalchemy as sa
from alembic import op

revision = '0017'
down_revision = '0016'
branch_labels = None
depends_on = None



def upgrade():
    op.add_column('calls', sa.Column('listening', sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column('calls', sa.Column('sequence', sa.Integer(), nullable=False, server_default='0'))
    op.add_column('calls', sa.Column('skew', sa.Integer(), nullable=True))
    op.add_column('calls', sa.Column('photos_to_come', sa.Integer(), nullable=False, server_default='0'))
    op.create_table(
        'receipts',
        sa.Column('device', sa.String(length=64), nullable=False),
        sa.Column('key', sa.String(length=64), nullable=False),
        sa.Column('digest', sa.String(length=64), nullable=False),
        sa.Column('case_id', sa.Integer(), nullable=False),
        sa.Column('call_id', sa.Integer(), nullable=False),
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('practice_id', sa.Integer(), nullable=False),
        sa.Column('changed_by', sa.Integer(), nullable=True),
        sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(['practice_id', 'call_id'], ['calls.practice_id', 'calls.id'], name=op.f('fk_receipts_practice_id_call_id_calls')),
        sa.ForeignKeyConstraint(['practice_id', 'case_id'], ['cases.practice_id', 'cases.id'], name=op.f('fk_receipts_practice_id_case_id_cases')),
        sa.ForeignKeyConstraint(['practice_id'], ['practices.id'], name=op.f('fk_receipts_practice_id_practices')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_receipts')),
        sa.UniqueConstraint('practice_id', 'device', 'key', name=op.f('uq_receipts_practice_id_device_key')),
        sa.UniqueConstraint('practice_id', 'id', name=op.f('uq_receipts_practice_id_id')),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table('receipts') as batch_op:
        batch_op.create_index(batch_op.f('ix_receipts_practice_id'), ['practice_id'], unique=False)


def downgrade():
    op.drop_table('receipts')
    for column in ('listening', 'sequence', 'skew', 'photos_to_come'):
        op.drop_column('calls', column)  # not as a batch: that would drop the table, to which others point

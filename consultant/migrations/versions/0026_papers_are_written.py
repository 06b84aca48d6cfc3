"""What is written for papers, and who takes complaints"""

import sqlalchemy as sa
from alembic import op

revision = '0026'
down_revision = '0025'
branch_labels = None
depends_on = None


def owned(*columns):
    """What every table of a practice has."""
    return (
        *columns,
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('practice_id', sa.Integer(), nullable=False),
        sa.Column('changed_by', sa.Integer()),
        sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    )


def upgrade():
    op.create_table(
        'schemes',
        *owned(
            sa.Column('key', sa.String(length=200), nullable=False),
            sa.Column('name', sa.String(length=200), nullable=False),
            sa.Column('about', sa.Text(), nullable=False),
            sa.Column('wait_days', sa.Integer()),
            sa.Column('how', sa.Text(), nullable=False),
            sa.Column('web', sa.Text(), nullable=False),
            sa.Column('source', sa.Text(), nullable=False),
            sa.Column('checked_on', sa.Date()),
        ),
        sa.ForeignKeyConstraint(['practice_id'], ['practices.id'], name=op.f('fk_schemes_practice_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_schemes')),
        sa.UniqueConstraint('practice_id', 'id', name=op.f('uq_schemes_practice_id_id')),
        sa.UniqueConstraint('practice_id', 'key', name=op.f('uq_schemes_practice_id_key')),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f('ix_schemes_practice_id'), 'schemes', ['practice_id'])
    op.create_table(
        'paper_answers',
        *owned(
            sa.Column('case_id', sa.Integer(), nullable=False),
            sa.Column('paper', sa.String(length=40), nullable=False),
            sa.Column('about', sa.String(length=200), nullable=False),
            sa.Column('answers', sa.JSON(), nullable=False),
        ),
        sa.ForeignKeyConstraint(['practice_id', 'case_id'], ['cases.practice_id', 'cases.id'], name=op.f('fk_paper_answers_case_id')),
        sa.ForeignKeyConstraint(['practice_id'], ['practices.id'], name=op.f('fk_paper_answers_practice_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_paper_answers')),
        sa.UniqueConstraint('case_id', 'paper', 'about', name=op.f('uq_paper_answers_case_id_paper_about')),
        sa.UniqueConstraint('practice_id', 'id', name=op.f('uq_paper_answers_practice_id_id')),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f('ix_paper_answers_case_id'), 'paper_answers', ['case_id'])
    op.create_index(op.f('ix_paper_answers_practice_id'), 'paper_answers', ['practice_id'])


def downgrade():
    op.drop_table('paper_answers')
    op.drop_table('schemes')

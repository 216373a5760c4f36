"""Where the places are that reports name, for maps and other programs.

In:     version 0004.
Out:    version 0005: the table `places`, filled from the gazetteer as reports come.
Never:  edited after a release; a change of the tables is a new file beside this one.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table, empty: the next `add` fills it."""
    op.create_table(
        "places",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("country", sa.Text, nullable=False),
        sa.Column("lat", sa.Float),
        sa.Column("lon", sa.Float),
    )

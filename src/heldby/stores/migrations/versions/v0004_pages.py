"""Which page of its document a quote stands on.

In:     version 0001.
Out:    version 0004: the column `pages` of `reports`, empty for reports without pages.
Never:  edited after a release; a change of the tables is a new file beside this one.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; what is recorded already keeps no pages, for nobody noted them."""
    op.add_column("reports", sa.Column("pages", sa.Text, nullable=True))

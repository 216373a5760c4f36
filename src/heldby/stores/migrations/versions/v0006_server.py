"""What only a server's record has: an order that does not depend on the server's language, rows that cannot be
changed, points and stretches of time with their indexes, and a view for maps.

In:     version 0005.
Out:    version 0006; in a file, nothing changes.
Never:  edited after a release; a change of the tables is a new file beside this one.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

KEPT = ("reports", "passages", "repairs", "claims", "linkings", "links", "problems", "judgements")

REFUSE = """
CREATE FUNCTION heldby_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% are never changed or deleted: add to them', TG_TABLE_NAME; END $$
"""
POINT = """
ALTER TABLE places ADD COLUMN geom geometry(Point, 4326)
GENERATED ALWAYS AS (ST_SetSRID(ST_MakePoint(lon, lat), 4326)) STORED
"""
SPELL = """
ALTER TABLE links ADD COLUMN spell daterange GENERATED ALWAYS AS (
  CASE WHEN claim <> '' AND when_earliest <= when_latest THEN daterange(when_earliest, when_latest, '[]')
       WHEN claim <> '' AND when_latest IS NULL AND when_earliest IS NOT NULL THEN daterange(when_earliest, NULL)
       WHEN claim <> '' AND when_earliest IS NULL AND when_latest IS NOT NULL THEN daterange(NULL, when_latest, '[]')
  END) STORED
"""
MAP = """
CREATE VIEW claims_on_map AS
SELECT claims.id || '-' || role.key || '-' || place.position AS id,
       claims.id AS claim, claims.kind, claims.status, claims.polarity, role.key AS role,
       place.meant AS place_id, places.name AS place, place.place_precision AS precision, places.geom, spell.spell,
       claims.exact::jsonb ->> 'quote' AS quote,
       reports.id AS report, reports.source, reports.title, reports.published, reports.published_latest AS known
FROM claims
JOIN reports ON reports.id = claims.report
CROSS JOIN LATERAL jsonb_each(claims.exact::jsonb -> 'roles') AS role
CROSS JOIN LATERAL jsonb_array_elements(role.value) AS filler
JOIN links AS place ON place.report = claims.report AND place.kind = 'place' AND place.claim = ''
  AND place.start = (filler ->> 0)::int AND place.stop = (filler ->> 1)::int
JOIN places ON places.id = place.meant
LEFT JOIN links AS spell ON spell.report = claims.report AND spell.claim = claims.id AND spell.spell IS NOT NULL
  AND spell.generation = place.generation
WHERE NOT EXISTS (SELECT 1 FROM linkings WHERE linkings.report = place.report
  AND linkings.generation > place.generation)
"""


def upgrade() -> None:
    """Make all of it, on PostgreSQL."""
    if op.get_bind().dialect.name != "postgresql":
        return
    _order_by_code_points()
    op.execute(REFUSE)
    for table in KEPT:
        op.execute(
            f"CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION heldby_keep()"
        )
    op.execute(POINT)
    op.execute("CREATE INDEX ix_places_geom ON places USING gist (geom)")
    op.execute(SPELL)
    op.execute("CREATE INDEX ix_links_spell ON links USING gist (spell) WHERE spell IS NOT NULL")
    op.execute("CREATE INDEX ix_links_claim ON links (claim) WHERE claim <> ''")
    op.execute(MAP)


def _order_by_code_points() -> None:
    """Sort text as SQLite does. An answer's order would else depend on the language the server was set up in."""
    words = sa.text(
        "SELECT table_name, column_name, udt_name, character_maximum_length FROM information_schema.columns "
        "WHERE table_schema = current_schema() AND table_name = ANY(:tables) AND udt_name IN ('text', 'varchar')"
    )
    ours = [*KEPT, "families", "members", "places"]
    for table, column, kind, length in op.get_bind().execute(words, {"tables": ours}).all():
        type_ = f"varchar({length})" if kind == "varchar" else "text"
        op.execute(f'ALTER TABLE {table} ALTER COLUMN "{column}" TYPE {type_} COLLATE "C"')

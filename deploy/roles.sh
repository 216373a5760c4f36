#!/bin/sh
# Run once, by the database's administrator, when the database is made: three roles, each with the rights it uses.
set -eu
psql --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --set ON_ERROR_STOP=1 \
  --set owner="$OWNER_PASSWORD" --set writer="$WRITER_PASSWORD" --set reader="$READER_PASSWORD" <<'SQL'
CREATE EXTENSION IF NOT EXISTS postgis;
CREATE ROLE heldby_owner LOGIN PASSWORD :'owner';
CREATE ROLE heldby_writer LOGIN PASSWORD :'writer';
CREATE ROLE heldby_reader LOGIN PASSWORD :'reader';
ALTER DATABASE war OWNER TO heldby_owner;
ALTER SCHEMA public OWNER TO heldby_owner;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO heldby_owner, heldby_writer, heldby_reader;
SQL

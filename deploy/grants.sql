-- Run by heldby_owner after `heldby init`, also after each update: what each role may do. Nothing that was recorded can be
-- changed or removed by any of them; families, which are computed, are replaced by the writer.
\set ON_ERROR_STOP 1
GRANT SELECT ON ALL TABLES IN SCHEMA public TO heldby_reader, heldby_writer;
GRANT INSERT ON reports, passages, repairs, claims, linkings, links, problems, judgements, places TO heldby_writer;
GRANT INSERT, DELETE ON families, members TO heldby_writer;
GRANT UPDATE ON record TO heldby_writer;
GRANT USAGE ON SEQUENCE judgements_n_seq TO heldby_writer;

-- What people told the staff about each other. A report outlives both accounts: the one that was deleted is no longer named,
-- and what was written goes with it.
CREATE TABLE datifyy.reports (
    id uuid PRIMARY KEY,
    reporter integer REFERENCES datifyy.users ON DELETE SET NULL,
    reported integer REFERENCES datifyy.users ON DELETE SET NULL,
    reason text NOT NULL CHECK (char_length(reason) <= 50),
    details text NOT NULL CHECK (char_length(details) <= 2000),
    evidence text[] NOT NULL CHECK (cardinality(evidence) <= 5),
    status text NOT NULL CHECK (status IN ('OPEN', 'IN_REVIEW', 'ACTIONED', 'DISMISSED')),
    created_at timestamptz NOT NULL,
    status_at timestamptz NOT NULL,
    CONSTRAINT reports_somebody_else CHECK (reporter <> reported),
    CONSTRAINT reports_keep_no_words_of_deleted_accounts CHECK (
        num_nulls(reporter, reported) = 0 OR (details = '' AND cardinality(evidence) = 0)
    )
);

ALTER TABLE datifyy.reports ENABLE ROW LEVEL SECURITY;

-- The reports in one state, the oldest first.
CREATE INDEX reports_by_status ON datifyy.reports (status, created_at, id);

-- What names a deleted account.
CREATE INDEX reports_by_reporter ON datifyy.reports (reporter) WHERE reporter IS NOT NULL;
CREATE INDEX reports_by_reported ON datifyy.reports (reported) WHERE reported IS NOT NULL;

CREATE FUNCTION datifyy.forget_words_of_deleted_accounts() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = ''
AS $$
BEGIN
    NEW.details := '';
    NEW.evidence := '{}';
    RETURN NEW;
END
$$;

CREATE TRIGGER reports_forget_words
    BEFORE UPDATE OF reporter, reported ON datifyy.reports
    FOR EACH ROW
    WHEN (NEW.reporter IS NULL OR NEW.reported IS NULL)
    EXECUTE FUNCTION datifyy.forget_words_of_deleted_accounts();

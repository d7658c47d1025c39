-- What the server remarks by the way, such as that an extension is there already, is no warning, and Flyway would write it
-- as one.
SET client_min_messages = warning;
-- Hosts bound everybody's statements by minutes. A migration takes as long as it takes, and the lock that keeps others from
-- migrating is held all the while by a transaction that does nothing. Which of these there are depends on the version.
SET statement_timeout = 0;
DO $$
BEGIN
    PERFORM set_config(name, '0', false) FROM pg_catalog.pg_settings
    WHERE name IN ('idle_in_transaction_session_timeout', 'idle_session_timeout', 'transaction_timeout');
END
$$;

-- What the server remarks by the way, such as that an extension is there already, is no warning, and Flyway would write it
-- as one.
SET client_min_messages = warning;

-- Background jobs and who runs them: the table of the library db-scheduler, whose statements name these columns. It has
-- one row for each job, so it is read from end to end and needs no further index.
CREATE TABLE datifyy.scheduled_tasks (
    task_name text NOT NULL,
    task_instance text NOT NULL,
    task_data bytea,
    execution_time timestamptz NOT NULL,
    picked boolean NOT NULL,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures integer,
    last_heartbeat timestamptz,
    version bigint NOT NULL,
    priority smallint,
    PRIMARY KEY (task_name, task_instance)
);

ALTER TABLE datifyy.scheduled_tasks ENABLE ROW LEVEL SECURITY;

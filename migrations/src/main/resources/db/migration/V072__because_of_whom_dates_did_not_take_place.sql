-- Which of the two the staff names, of a date that was missed or that the staff cancelled: who did not come, or cannot
-- or will not. A null is both, or nobody said.
ALTER TABLE datifyy.scheduled_dates
    ADD COLUMN because_of integer
        CONSTRAINT scheduled_dates_because_of_one CHECK (
            because_of IS NULL
            OR (
                because_of IN (first_user, second_user)
                AND (status = 'NO_SHOW' OR (status = 'CANCELLED' AND cancelled_by IS NULL))
            )
        );

-- Indexes that the release before last asked, and neither the release before nor this one does.
--
-- They are of three tables, and whoever writes has locks of one when asking for another. So no lock is waited for long while others are
-- held: what was locked is let go of, and tried again.
DO $$
BEGIN
    SET LOCAL lock_timeout = '200ms';
    LOOP
        BEGIN
            DROP INDEX datifyy.users_with_proven_address, datifyy.users_claiming_a_phone_number,
                datifyy.match_cards_by_place, datifyy.match_cards_by_age,
                datifyy.outbox_due_by_text_or_news;
            EXIT;
        EXCEPTION WHEN lock_not_available THEN
            PERFORM pg_sleep(0.2);
        END;
    END LOOP;
    SET LOCAL lock_timeout TO DEFAULT;
END $$;

-- One more kind of text message: a telephone whose account has no address is told that the staff ended its sessions. What is no mail
-- is found without passing by the mails, as before. The release before goes on using outbox_due_beside_all_mails; the one before that
-- finds what it looks for by outbox_due as well.
--
-- The lock of everything is taken first: whoever counted what was asked for and adds to it afterwards would otherwise wait for
-- this while this waits for them.
DROP INDEX datifyy.outbox_due_texts_and_news;

CREATE INDEX outbox_due_by_text_or_news ON datifyy.outbox (due_at)
    WHERE state = 'WAITING'
        AND kind IN ('PHONE_CODE', 'NUMBER_RELEASED', 'ADDRESS_ADDED', 'ACCOUNT_OF_NUMBER_CLOSED', 'ACCOUNT_OF_NUMBER_SIGNED_OUT',
            'STAFF_NEWS');

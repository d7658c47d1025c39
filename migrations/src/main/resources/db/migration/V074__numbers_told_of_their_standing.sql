-- Two more kinds of text messages: a telephone whose account has no address is told that the staff stopped the account, and that it
-- may be used again. What is no mail is found without passing by the mails, as before. The release before goes on using
-- outbox_due_by_text_or_news; the one before that finds what it looks for by outbox_due as well.
--
-- The lock of everything is taken first: whoever counted what was asked for and adds to it afterwards would otherwise wait for
-- this while this waits for them.
DROP INDEX datifyy.outbox_due_beside_all_mails;

CREATE INDEX outbox_due_to_numbers_or_staff ON datifyy.outbox (due_at)
    WHERE state = 'WAITING'
        AND kind IN ('PHONE_CODE', 'NUMBER_RELEASED', 'ADDRESS_ADDED', 'ACCOUNT_OF_NUMBER_CLOSED', 'ACCOUNT_OF_NUMBER_SIGNED_OUT',
            'ACCOUNT_OF_NUMBER_STOPPED', 'ACCOUNT_OF_NUMBER_RESTORED', 'STAFF_NEWS');

-- Two more kinds of text messages: a telephone is told of the first address of its account, and that its account was closed. What is
-- no mail is found without passing by the mails, as before. The release before goes on using outbox_due_texts_and_news; the one before
-- that finds what it looks for by outbox_due as well.
CREATE INDEX outbox_due_beside_all_mails ON datifyy.outbox (due_at)
    WHERE state = 'WAITING'
        AND kind IN ('PHONE_CODE', 'NUMBER_RELEASED', 'ADDRESS_ADDED', 'ACCOUNT_OF_NUMBER_CLOSED', 'STAFF_NEWS');

DROP INDEX datifyy.outbox_due_beside_mails;

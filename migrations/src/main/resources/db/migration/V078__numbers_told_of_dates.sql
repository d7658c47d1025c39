-- One more kind of text messages: a telephone whose owner has no address is told of dates. What is no mail is found without passing by
-- the mails, as before. The release before goes on using outbox_due_to_numbers_or_staff.
CREATE INDEX outbox_due_to_numbers_or_channel ON datifyy.outbox (due_at)
    WHERE state = 'WAITING'
        AND kind IN ('PHONE_CODE', 'NUMBER_RELEASED', 'ADDRESS_ADDED', 'ACCOUNT_OF_NUMBER_CLOSED', 'ACCOUNT_OF_NUMBER_SIGNED_OUT',
            'ACCOUNT_OF_NUMBER_STOPPED', 'ACCOUNT_OF_NUMBER_RESTORED', 'DATE_OF_NUMBER_CHANGED', 'STAFF_NEWS');

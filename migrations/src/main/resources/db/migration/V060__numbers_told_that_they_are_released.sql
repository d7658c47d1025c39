-- Text messages are of two kinds now: codes, and the word to a telephone that does not sign in any more. As with
-- outbox_due_beside_mails, which the release before goes on using, what is no mail is found without passing by the mails.
CREATE INDEX outbox_due_texts_and_news ON datifyy.outbox (due_at)
    WHERE state = 'WAITING' AND kind IN ('PHONE_CODE', 'NUMBER_RELEASED', 'STAFF_NEWS');

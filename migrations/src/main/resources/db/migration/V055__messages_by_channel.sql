-- Each channel is relayed by itself. What leaves by text message or goes to the staff is found without passing by the
-- mails that are due while the mail server is away; mails are found by outbox_due as before. The kind is no column of the
-- index: rows would then count as lying anywhere, and the planner would pass by the mails after all.
CREATE INDEX outbox_due_beside_mails ON datifyy.outbox (due_at)
    WHERE state = 'WAITING' AND kind IN ('PHONE_CODE', 'STAFF_NEWS');

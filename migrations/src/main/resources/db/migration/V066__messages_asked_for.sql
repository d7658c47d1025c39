-- What strangers can have the service send, by when they asked: the cap of all mails and of all text messages counts it.
CREATE INDEX outbox_asked_for ON datifyy.outbox (created_at, kind)
    WHERE kind IN ('EMAIL_CODE', 'ADDRESS_IN_USE', 'PASSWORD_RESET', 'CONFIRMATION_CODE', 'PHONE_CODE');

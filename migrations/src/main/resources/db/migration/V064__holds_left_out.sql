-- Whom the staff has on hold and V063 left out: who closed the account meanwhile, and whom the staff had made active without a proof.
-- The last that the staff did about their status counts, also where a proof had made them active before they closed the account.
UPDATE datifyy.users SET held_at = now()
WHERE held_at IS NULL
    AND (status = 'PENDING' OR (status = 'DELETED' AND closed_at IS NOT NULL))
    AND (
        SELECT kind = 'USER_PUT_ON_HOLD'
            AND (email_verified_at IS NOT NULL OR phone_verified_at IS NOT NULL OR details ->> 'from' = 'ACTIVE')
        FROM datifyy.staff_deeds
        WHERE user_id = users.id
            AND kind IN ('USER_ACTIVATED', 'USER_PUT_ON_HOLD', 'USER_SUSPENDED', 'USER_BANNED', 'USER_DELETED')
        ORDER BY staff_deeds.id DESC
        LIMIT 1
    );

-- A release that knows no holds moves somebody on and leaves the hold behind.
UPDATE datifyy.users SET held_at = NULL
WHERE held_at IS NOT NULL AND status IN ('ACTIVE', 'SUSPENDED', 'BANNED');

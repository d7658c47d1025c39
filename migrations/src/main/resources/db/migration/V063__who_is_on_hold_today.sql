-- Who is on hold today, by the last that the staff did about their status, stays so. Apart from the column, which keeps everybody from
-- reading the table until its transaction ends.
UPDATE datifyy.users SET held_at = now()
WHERE status = 'PENDING'
    AND (email_verified_at IS NOT NULL OR phone_verified_at IS NOT NULL)
    AND (
        SELECT kind FROM datifyy.staff_deeds
        WHERE user_id = users.id
            AND kind IN ('USER_ACTIVATED', 'USER_PUT_ON_HOLD', 'USER_SUSPENDED', 'USER_BANNED', 'USER_DELETED')
        ORDER BY staff_deeds.id DESC
        LIMIT 1
    ) = 'USER_PUT_ON_HOLD';

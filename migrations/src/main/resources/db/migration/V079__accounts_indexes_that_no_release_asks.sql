-- The release before last asked these, and neither the release before nor this one does. V080 and V081 drop such indexes of other tables,
-- each in a transaction of its own, so that the lock of no table is held while that of another is waited for.
DROP INDEX datifyy.users_with_proven_address, datifyy.users_claiming_a_phone_number;

-- Everything that is counted of somebody's dates, and which come first, stands in the index of their side of the table:
-- the rows, which lie far apart, are read of the few dates that are shown. A change of the state wrote into every index
-- before as well, for two of them leave out dates by state. The indexes that these replace are dropped by the next
-- migration: in this transaction it would take a stronger lock than it has, and whoever changes a date could deadlock
-- with it.
CREATE INDEX scheduled_dates_of_first ON datifyy.scheduled_dates (first_user, starts_at)
    INCLUDE (id, second_user, status, cancelled_by);
CREATE INDEX scheduled_dates_of_second ON datifyy.scheduled_dates (second_user, starts_at)
    INCLUDE (id, first_user, status, cancelled_by);

-- The indexes of V053 begin with the same columns and answer whatever these did.
DROP INDEX datifyy.scheduled_dates_of_first_by_time, datifyy.scheduled_dates_of_second_by_time;

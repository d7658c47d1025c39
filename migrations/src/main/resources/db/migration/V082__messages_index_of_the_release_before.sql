-- Only the release before the one that is deployed asked through it; V078 made the index that took its place. Like V081.
DROP INDEX datifyy.outbox_due_to_numbers_or_staff;

-- Like V079.
DROP INDEX datifyy.outbox_due_by_text_or_news;

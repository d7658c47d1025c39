-- The outlines of everybody who was there before them, apart from the migration that made their table, so that visits need not
-- wait. Whoever changes a card meanwhile, or goes, waits for this one: about a minute where there are a million people. Cards are
-- locked so that nobody goes between being read and being written. Nothing here waits for others who wait for this.
INSERT INTO datifyy.match_outlines
SELECT outline.* FROM datifyy.match_cards AS person, datifyy.outline_of(person) AS outline
FOR KEY SHARE OF person
ON CONFLICT DO NOTHING;

-- Like V079.
DROP INDEX datifyy.match_cards_by_place, datifyy.match_cards_by_age;

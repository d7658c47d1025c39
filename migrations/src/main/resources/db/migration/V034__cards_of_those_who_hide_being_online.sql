-- Cards written before they knew "show me online" say nothing about it, which counts as showing it. An octet at the end says
-- that its owner does not; a second one, behind that of a card which says so already, is not read.
UPDATE datifyy.match_cards
SET card = card || '\x01'::bytea
FROM datifyy.user_settings
WHERE user_settings.user_id = match_cards.user_id
    AND user_settings.show_online_status = false;

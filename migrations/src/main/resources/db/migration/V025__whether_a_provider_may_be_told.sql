-- Whether a provider of AI may be told what somebody says about themselves; nobody until they say so.
ALTER TABLE datifyy.user_settings ADD COLUMN ai_commentary boolean;

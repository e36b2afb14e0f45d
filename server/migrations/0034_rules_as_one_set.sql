-- The rules of a live chat are saved as one set, over live_chats.routing_version: a rule has no version of its own [RTE-17].
alter table routing_rules drop column version;

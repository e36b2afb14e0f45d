-- What no two items of an app that are not deleted may share: of each unique field the digest of each of its values, written with the item.
create table item_keys (
  app_id    uuid not null,
  field_id  uuid not null,
  -- SHA-256 of the value as it is compared.
  key       bytea not null,
  -- Taken before the item is written, so that one that has to stay out was never there; who deletes an item gives back its keys.
  item_id   uuid not null,
  primary key (app_id, field_id, key)
);
create index on item_keys (item_id);

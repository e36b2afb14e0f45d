-- The last number of each Counter field. Items that were there when the field came have none yet, and get the number of their place in
-- the app (items.index) plus `ahead`; those numbers are held for them in `last` from the beginning.
create table item_counters (
  app_id    uuid not null references apps on delete cascade,
  field_id  uuid not null,
  ahead     integer not null,
  last      integer not null,
  primary key (app_id, field_id)
);

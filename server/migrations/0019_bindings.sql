-- A customer's item, or that somebody has taken it off: then none is bound at first contact any more (BND-14, BND-16). Rows stay, so
-- that their versions rise.
alter table bindings
  alter column item_id drop not null,
  add column version integer not null default 1,
  add foreign key (app_id) references apps on delete cascade,
  add foreign key (item_id) references items on delete cascade;

-- What was registered in a session (BND-08).
create table session_items (
  session_id  uuid not null references sessions on delete cascade,
  item_id     uuid not null references items on delete cascade,
  app_id      uuid not null references apps on delete cascade,
  created_at  timestamptz not null default now(),
  created_by  uuid references users on delete set null,
  primary key (session_id, item_id)
);
create index on session_items (item_id);

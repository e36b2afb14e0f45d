-- Items are found by a part of their text, whatever the alphabet (APP-09).
create extension if not exists pg_trgm;

-- Apps as administrators build them; one definition is saved as a whole over the version that was seen (APP-01, APP-05).
create table apps (
  id              uuid primary key,
  -- The section of the menu.
  workspace       text not null check (workspace ~ '\S'),
  code            text not null,
  name            text not null check (name ~ '\S'),
  item_name       text not null check (item_name ~ '\S'),
  description     text not null default '',
  icon            text not null,
  name_template   text not null default '',
  -- In their order; types and codes stay as they were first saved.
  fields          jsonb not null,
  form            jsonb not null,
  list_columns    text[] not null,
  card_fields     text[] not null,
  -- Codes of removed fields whose values have not been taken out of the items yet; until then they cannot be used again.
  retired         text[] not null default '{}',
  version         integer not null default 1,
  rights_version  integer not null default 1,
  created_at      timestamptz not null default now(),
  changed_at      timestamptz not null default now(),
  changed_by      uuid references users on delete set null,
  -- Gone for everybody; its items are removed in steps, and it last.
  deleted_at      timestamptz
);
-- Without regard to case, so that nobody confuses two.
create unique index apps_code on apps (lower(code)) where deleted_at is null;

-- The number that an app's last item got. Apart from the app, so that writing items does not hold up who builds.
create table app_indexes (
  app_id  uuid primary key references apps on delete cascade,
  last    integer not null default 0
);

-- Who may what (APP-10): each line of the rights as it was entered, and its members.
create table app_grants (
  id      uuid primary key,
  app_id  uuid not null references apps on delete cascade,
  place   integer not null,
  rights  text[] not null,
  unique (app_id, place)
);
create table app_grant_members (
  grant_id     uuid not null references app_grants on delete cascade,
  user_id      uuid references users on delete cascade,
  group_id     uuid references groups on delete cascade,
  org_item_id  uuid references org_items on delete cascade,
  check (num_nonnulls(user_id, group_id, org_item_id) = 1),
  unique nulls not distinct (grant_id, user_id, group_id, org_item_id)
);
create index on app_grant_members (user_id);
create index on app_grant_members (group_id);
create index on app_grant_members (org_item_id);

-- Entries of apps. Times to the millisecond, as cursors carry them.
create table items (
  id          uuid primary key,
  app_id      uuid not null references apps,
  index       integer not null,
  name        text not null,
  -- By code of field, as the contract's FieldValues say.
  values      jsonb not null,
  -- Of the app's one Status field, for counting.
  status      text not null default '',
  -- Name and searchable fields, in lower case.
  search      text not null,
  author_id   uuid references users on delete set null,
  created_at  timestamptz not null,
  editor_id   uuid references users on delete set null,
  changed_at  timestamptz not null,
  deleted_at  timestamptz,
  version     integer not null default 1
);
create unique index items_index on items (app_id, index);
create index items_changed on items (app_id, changed_at desc, id desc) where deleted_at is null;
create index items_created on items (app_id, created_at desc, id desc) where deleted_at is null;
create index items_name on items (app_id, lower(left(name, 100)), id) where deleted_at is null;
create index items_status on items (app_id, status, changed_at desc, id desc) where deleted_at is null;
create index items_deleted on items (app_id, changed_at desc, id desc) where deleted_at is not null;
-- What was written last and is not sorted in yet is read by everybody who searches, so little of it is left lying.
create index items_search on items using gin (search gin_trgm_ops) with (gin_pending_list_limit = 1024);
create index items_values on items using gin (values jsonb_path_ops) with (gin_pending_list_limit = 1024);

-- Where an item can be found by an account: what its Account fields hold (BND-16).
create table item_accounts (
  app_id   uuid not null,
  kind     text not null,
  value    text not null,
  item_id  uuid not null references items on delete cascade,
  field    text not null,
  primary key (app_id, kind, value, item_id, field)
);
create index on item_accounts (item_id);

-- What happened to an item, field by field.
create table item_changes (
  id       uuid primary key,
  item_id  uuid not null references items on delete cascade,
  kind     text not null,
  by_id    uuid references users on delete set null,
  at       timestamptz not null,
  changes  jsonb not null
);
create index on item_changes (item_id, at desc, id desc);

create table item_comments (
  id           uuid primary key,
  item_id      uuid not null references items on delete cascade,
  author_id    uuid not null references users on delete cascade,
  text         text not null,
  mention_ids  uuid[] not null,
  file_ids     uuid[] not null,
  at           timestamptz not null
);
create index on item_comments (item_id, at desc, id desc);

create table item_subscriptions (
  item_id  uuid not null references items on delete cascade,
  user_id  uuid not null references users on delete cascade,
  primary key (item_id, user_id)
);

-- Ways to look at an app's items; shared ones are everybody's (APP-09).
create table item_views (
  id       uuid primary key,
  app_id   uuid not null references apps on delete cascade,
  user_id  uuid not null references users on delete cascade,
  name     text not null,
  shared   boolean not null,
  view     jsonb not null
);
create index on item_views (app_id, user_id);

-- CSV that is being imported. Rows are written a batch at a time together with how far they reach, so none comes twice.
create table item_imports (
  id          uuid primary key,
  app_id      uuid not null references apps on delete cascade,
  user_id     uuid not null references users on delete cascade,
  file_key    text not null,
  file_name   text not null,
  size        bigint not null,
  state       text not null,
  delimiter   text not null,
  columns     text[] not null,
  sample      jsonb not null,
  -- By column the code of the field that it goes into.
  mapping     jsonb,
  -- Records and bytes read, and what became of them.
  records     integer not null default 0,
  read        bigint not null default 0,
  good        integer not null default 0,
  bad         integer not null default 0,
  created_at  timestamptz not null default now(),
  ended_at    timestamptz
);
create index on item_imports (created_at);
create table item_import_errors (
  import_id  uuid not null references item_imports on delete cascade,
  line       integer not null,
  reason     text not null,
  cells      jsonb not null,
  primary key (import_id, line)
);

-- A file in an item or in a comment on it: whoever may view the item reads it.
alter table files add column item_id uuid references items on delete set null;
drop index files_loose;
create index files_loose on files (created_at) where session_id is null and item_id is null;

-- Activity is about items too (APP-12).
alter table activity_entries alter column live_chat_id drop not null;
alter table activity_entries add column item_id uuid;

-- The Sessions app: its lists are walks along these, whatever they are filtered and sorted by [T-08]. Nothing in them changes with a
-- message but the minute of the last activity, which did so before.
create index sessions_created on sessions (live_chat_id, created_at desc, id desc);
create index sessions_activity on sessions (live_chat_id, active_minute desc);
create index sessions_by_name on sessions (live_chat_id, (lower(left(name, 100)) collate "C"), id);
create index sessions_of_operator on sessions (operator_id, created_at desc, id desc);
create index sessions_of_group on sessions (group_id, created_at desc, id desc) where group_id is not null;
create index sessions_by_channel on sessions (live_chat_id, channel_kind, created_at desc, id desc);
create index sessions_prioritised on sessions (live_chat_id, priority, created_at desc, id desc) where priority > 0;
create index sessions_not_closed on sessions (live_chat_id, state, created_at desc, id desc) where state <> 'closed';

-- Parts of names, whatever their case, е for ё [SRC-05].
create index sessions_names on sessions using gin (replace(lower(name), 'ё', 'е') gin_trgm_ops) with (gin_pending_list_limit = 1024);
create index customers_names on customers using gin (replace(lower(name), 'ё', 'е') gin_trgm_ops) with (gin_pending_list_limit = 1024);
create index customers_by_name on customers ((lower(left(name, 100)) collate "C"), id);

-- Ways of looking at the Sessions app that were given names; `shared`: to everybody who has it [SAP-05].
create table session_views (
  id       uuid primary key,
  user_id  uuid not null references users on delete cascade,
  name     text not null check (name ~ '\S'),
  shared   boolean not null,
  filters  jsonb not null,
  sorting  text not null
);
create index on session_views (user_id);
create index on session_views (name) where shared;

-- How somebody has set up its table.
create table session_tables (
  user_id       uuid primary key references users on delete cascade,
  columns       jsonb not null,
  default_view  text,
  view_order    jsonb not null
);

-- Working hours (SLA-01): what the contract's WorkingHours says, in its own shape.
create table calendars (
  id          uuid primary key,
  name        text not null check (name ~ '\S'),
  time_zone   text not null,
  weekly      jsonb not null,
  exceptions  jsonb not null default '[]',
  version     integer not null default 1,
  changed_at  timestamptz not null default now(),
  changed_by  uuid references users on delete set null
);
create unique index calendars_name on calendars (lower(name));

alter table live_chats
  -- To bind account (LCS-05).
  add column account_app_id uuid references apps,
  add column calendar_id uuid references calendars,
  -- A template with variables; empty: like the customer (LCS-21).
  add column session_name text not null default '',
  -- The contract's AwayAnswer (QUE-01).
  add column away_answer jsonb not null default '{"text": "", "nobodyOnline": false, "outsideHours": false}',
  -- From then on it is nobody's, and a job deletes what it holds (LCS-20).
  add column deleted_at timestamptz;
create index on live_chats (calendar_id);
create index on live_chats (account_app_id);
drop index live_chats_name;
create unique index live_chats_name on live_chats (lower(name)) where deleted_at is null;

-- To register messages (LCS-08).
create table live_chat_register_apps (
  live_chat_id  uuid not null references live_chats on delete cascade,
  app_id        uuid not null references apps,
  place         integer not null,
  primary key (live_chat_id, app_id)
);
create index on live_chat_register_apps (app_id);

-- Read permission to sessions (ACC-12).
create table live_chat_reader_groups (
  live_chat_id  uuid not null references live_chats on delete cascade,
  group_id      uuid not null references groups,
  primary key (live_chat_id, group_id)
);
create index on live_chat_reader_groups (group_id);

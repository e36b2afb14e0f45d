create table live_chats (
  id                  uuid primary key,
  name                text not null check (name ~ '\S'),
  show_operator_name  boolean not null default false,
  -- First Response: of one group, or of all operator groups when null (RTE-05).
  rule                jsonb not null default '{"name": "first-response", "groupId": null}',
  version             integer not null default 1,
  created_at          timestamptz not null default now(),
  changed_at          timestamptz not null default now(),
  changed_by          uuid references users on delete set null
);
create unique index live_chats_name on live_chats (lower(name));

create table live_chat_operator_groups (
  live_chat_id  uuid not null references live_chats on delete cascade,
  group_id      uuid not null references groups,
  primary key (live_chat_id, group_id)
);
create index on live_chat_operator_groups (group_id);

create table live_chat_supervisor_groups (
  live_chat_id  uuid not null references live_chats on delete cascade,
  group_id      uuid not null references groups,
  primary key (live_chat_id, group_id)
);
create index on live_chat_supervisor_groups (group_id);

-- Which employees may write (LCS-10); no rows: none.
create table live_chat_internal (
  live_chat_id  uuid not null references live_chats on delete cascade,
  user_id       uuid references users on delete cascade,
  group_id      uuid references groups on delete cascade,
  check (num_nonnulls(user_id, group_id) = 1),
  unique nulls not distinct (live_chat_id, user_id, group_id)
);
create index on live_chat_internal (user_id);
create index on live_chat_internal (group_id);

create table channels (
  id            uuid primary key,
  live_chat_id  uuid not null references live_chats on delete cascade,
  kind          text not null,
  name          text not null,
  state         text not null default 'active' check (state in ('active', 'disconnected', 'error')),
  settings      jsonb not null default '{}',
  created_at    timestamptz not null default now()
);
create unique index channels_internal on channels (live_chat_id, kind) where kind in ('internal', 'website');

-- What a website signs its visitors' identities with; at most two of a channel are in use.
create table identity_secrets (
  id          uuid primary key,
  channel_id  uuid not null references channels on delete cascade,
  -- Sealed with the installation's key.
  secret      text not null,
  created_at  timestamptz not null default now()
);
create index on identity_secrets (channel_id);
-- Tokens that were used, until they expire: each is good once.
create table used_identities (
  channel_id  uuid not null references channels on delete cascade,
  jti         text not null,
  expires_at  timestamptz not null,
  primary key (channel_id, jti)
);

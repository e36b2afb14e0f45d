-- How an open session stood before it was marked as spam (SPM-07); null in spam: it began there, by an entry of the blocklist.
-- Its operator, its group and its place in the queue stay in their columns.
alter table sessions
  add column spam_before jsonb,
  add check (spam_before is null or state = 'spam');
create index sessions_spam on sessions (live_chat_id, last_activity_at desc, id desc) where state = 'spam';
create index sessions_spam_of on sessions (operator_id) where state = 'spam';

-- The blocklist and its exceptions (BLK-06). Expired entries stay and have no effect, deleted ones are kept (BLK-10, BLK-11).
create table lock_entries (
  id             uuid primary key,
  list           text not null check (list in ('block', 'allow')),
  name           text not null check (name ~ '\S'),
  type           text not null check (type in ('account', 'email', 'phone', 'external-id')),
  operator       text not null check (operator in ('equals', 'contains', 'starts-with', 'ends-with')),
  value          text not null,
  -- As it is compared: a phone's digits, everything else without regard to case (BLK-08).
  key            text not null generated always as (
    case type when 'phone' then regexp_replace(value, '[^0-9]', '', 'g') else lower(btrim(value)) end) stored,
  -- Null: for ever.
  until          timestamptz,
  -- Null: all live chats.
  live_chat_ids  uuid[],
  reason         text not null default '',
  created_by     uuid references users on delete set null,
  created_at     timestamptz not null default now(),
  deleted_at     timestamptz,
  check (key <> '')
);
create index on lock_entries (type, operator, key) where deleted_at is null;
create index on lock_entries (list, id desc);

-- Sessions that began in spam, by which entry.
create table lock_hits (
  session_id  uuid primary key references sessions on delete cascade,
  entry_id    uuid not null references lock_entries on delete cascade,
  at          timestamptz not null default now()
);
create index on lock_hits (entry_id, at);

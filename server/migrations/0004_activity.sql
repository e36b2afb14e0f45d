-- What happened, told once; who was told, below.
create table activity_entries (
  id            uuid primary key,
  kind          text not null,
  actor_id      uuid,
  live_chat_id  uuid not null,
  session_id    uuid,
  -- The entry as it is shown: names as they were then.
  entry         jsonb not null,
  at            timestamptz not null default now()
);

create table activity_recipients (
  entry_id  uuid not null references activity_entries on delete cascade,
  user_id   uuid not null references users on delete cascade,
  at        timestamptz not null,
  read      boolean not null default false,
  primary key (entry_id, user_id)
);
create index on activity_recipients (user_id, read, at desc, entry_id);

-- How somebody wants to be told, where it is not as the contract's defaults say (ACT-05).
create table notice_settings (
  user_id   uuid primary key references users on delete cascade,
  settings  jsonb not null
);

-- Items, sessions and live chats that somebody wants to hear no more of.
create table activity_mutes (
  user_id    uuid not null references users on delete cascade,
  object_id  uuid not null,
  primary key (user_id, object_id)
);

-- Browsers that are told while the program is not open (RFC 8030). They end with the sign-in that made them.
create table push_devices (
  id            uuid primary key,
  user_id       uuid not null references users on delete cascade,
  sign_in       bytea not null references sign_ins on delete cascade,
  endpoint      text not null unique,
  p256dh        text not null,
  auth          text not null,
  name          text not null,
  created_at    timestamptz not null default now(),
  delivered_at  timestamptz
);
create index on push_devices (user_id);
create index on push_devices (sign_in);

-- Tabs that somebody looks at: meanwhile nothing is pushed to them.
create unlogged table lookings (
  user_id  uuid not null references users on delete cascade,
  tab_id   uuid not null,
  until    timestamptz not null,
  primary key (user_id, tab_id)
);

-- How far the log has been read for those who do not look (see alerts). One row at most.
create table alert_mark (
  one   boolean primary key default true check (one),
  mark  text not null
);

-- Messages that a letter is to be written about if they stay unread.
create table unread_letters (
  user_id     uuid not null references users on delete cascade,
  session_id  uuid not null references sessions on delete cascade,
  -- The first of them among the customer's messages.
  ordinal     integer not null,
  primary key (user_id, session_id)
);
create index on unread_letters (session_id);

-- What was said of a session that waits, each step once for each time it began to wait (B-14).
create table waiting_steps (
  session_id  uuid not null references sessions on delete cascade,
  queued_at   timestamptz not null,
  step        text not null,
  primary key (session_id, queued_at, step)
);

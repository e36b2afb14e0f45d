-- When somebody wants to be reminded of a session (REM-01).
create table reminders (
  user_id      uuid not null references users on delete cascade,
  session_id   uuid not null references sessions on delete cascade,
  at           timestamptz not null,
  until_reply  boolean not null,
  -- How many messages the customer had written then.
  received     integer not null,
  due          boolean not null default false,
  primary key (user_id, session_id)
);
create index on reminders (session_id);

-- Messages that are to be sent at a time; the id is the message's (REM-01).
create table scheduled_messages (
  id          uuid primary key,
  session_id  uuid not null references sessions on delete cascade,
  author_id   uuid not null references users on delete cascade,
  text        text not null,
  at          timestamptz not null,
  -- Why it was not sent.
  refused     text
);
create index on scheduled_messages (session_id, at);
create index on scheduled_messages (author_id);

-- What somebody has begun to write, in a session or in a thread of theirs; nobody else's to read.
create table drafts (
  user_id     uuid not null references users on delete cascade,
  target_id   uuid not null,
  text        text not null,
  changed_at  timestamptz not null,
  primary key (user_id, target_id)
);
create index on drafts (user_id, changed_at desc);

-- The timeline of sessions. Messages are written by one statement only, which holds the session's row: a foreign key would look
-- it up once more for every message.
create table messages (
  id           uuid primary key,
  session_id   uuid not null,
  number       integer not null,
  ordinal      integer not null,
  author       text not null check (author in ('customer', 'operator', 'bot', 'system')),
  author_id    uuid,
  -- As it was then; customers are told it only where `signed` and the live chat still shows names (LCS-13).
  author_name  text not null,
  signed       boolean not null default false,
  text         text not null,
  files        jsonb,
  notice       jsonb,
  sent_at      timestamptz not null,
  unique (session_id, number)
);

-- What staff mark sessions of a live chat with (LAB-01).
create table labels (
  id            uuid primary key,
  live_chat_id  uuid not null references live_chats on delete cascade,
  name          text not null check (name ~ '\S'),
  colour        text not null,
  -- Their order.
  place         integer not null
);
create unique index labels_name on labels (live_chat_id, lower(name));

-- Names come with the live chat, so that renaming changes no session. The id of a deleted label means nothing any more, and goes
-- when the session's labels are changed next: nothing has to walk through all sessions.
alter table sessions add column label_ids uuid[] not null default '{}';
create index sessions_labels on sessions using gin (label_ids) where label_ids <> '{}';

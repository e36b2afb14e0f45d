create table files (
  id           uuid primary key,
  -- Where its bytes are; names from outside are data only.
  key          text not null unique,
  preview_key  text,
  name         text not null,
  type         text not null,
  size         integer not null,
  width        integer,
  height       integer,
  -- A user, or the customer that a visitor is.
  uploader_id  uuid not null,
  -- Set when a message carries it: from then on it is read by whoever may see the session, and by its customer.
  session_id   uuid,
  created_at   timestamptz not null default now()
);
-- Those that nothing carries are removed after a day.
create index files_loose on files (created_at) where session_id is null;

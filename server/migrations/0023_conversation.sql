-- What a message may be besides its text; nulls cost a plain one nothing.
alter table messages
  -- The message that it answers to, of the same thread (CNV-03). Of what was deleted nothing is shown.
  add column quote_id uuid,
  -- Not null: an internal note, {"mentions": [{"id", "name"}]} (NOT-01). Customers are never told of it.
  add column note jsonb,
  add column edited_at timestamptz,
  add column withdrawn_at timestamptz,
  -- The session's number when it was last changed.
  add column changed int;

-- What a message said before it was changed (CNV-13); for staff only.
create table message_versions (
  message_id uuid not null references messages on delete cascade,
  -- 1, 2, 3, …
  version int not null,
  text text not null,
  files jsonb,
  -- Until when it said so.
  until timestamptz not null,
  primary key (message_id, version)
);

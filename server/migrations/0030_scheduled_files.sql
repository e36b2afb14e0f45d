-- What is sent later carries files and answers to a message, as what is sent now (REM-01).
alter table scheduled_messages
  -- The message that is quoted; whether it can be is looked at again when it is sent.
  add column quote_id  uuid,
  -- In the order of the message.
  add column file_ids  uuid[] not null default '{}';

-- A file that waits with a message is neither loose nor anybody else's to send.
alter table files add column scheduled_id uuid references scheduled_messages on delete set null;
create index on files (scheduled_id) where scheduled_id is not null;

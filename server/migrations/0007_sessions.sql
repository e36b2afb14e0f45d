-- A customer's one continuous chat with a live chat through one channel.
create table threads (
  id            uuid primary key,
  live_chat_id  uuid not null references live_chats on delete cascade,
  channel_id    uuid not null references channels on delete cascade,
  customer_id   uuid not null references customers on delete cascade,
  -- The other side's name for this chat; the customer's id where there is none.
  external_id   text not null,
  created_at    timestamptz not null default now(),
  unique (channel_id, external_id)
);
create index on threads (customer_id);

-- How a visitor's browser is known again; made by us, kept as SHA-256.
create table visitor_tokens (
  token_hash    bytea primary key,
  customer_id   uuid not null references customers on delete cascade,
  live_chat_id  uuid not null references live_chats on delete cascade,
  used_at       timestamptz not null default now()
);
create index on visitor_tokens (customer_id);

-- Every message changes its session's row: room is left in the pages so that it stays where it is (HOT), and of what a message
-- changes only active_minute is indexed, which it changes once a minute at most.
create table sessions (
  id                uuid primary key,
  thread_id         uuid not null references threads on delete cascade,
  live_chat_id      uuid not null references live_chats on delete cascade,
  channel_kind      text not null,
  customer_id       uuid not null references customers on delete cascade,
  -- Its place in the thread: 1, 2, 3, …
  chapter           integer not null,
  name              text not null check (name ~ '\S'),
  state             text not null check (state in ('queued', 'assigned', 'bot', 'closed', 'spam')),
  operator_id       uuid references users,
  -- The group whose queue it waits in, or whose member it was given to; null: the common queue.
  group_id          uuid references groups on delete set null,
  priority          smallint not null default 0 check (priority between 0 and 3),
  -- Of the last entry of its timeline: messages and notices count alike, so that whoever changes the row counts on.
  number            integer not null default 0,
  -- How many messages the customer wrote, and how many of those operators who had it have read (CNT-13).
  received          integer not null default 0,
  read              integer not null default 0,
  -- How many messages the customer was sent, and how many of those they have seen.
  sent              integer not null default 0,
  seen              integer not null default 0,
  -- The last message, cut for a row; see the contract's Preview.
  preview           jsonb,
  routed            jsonb,
  created_at        timestamptz not null default now(),
  queued_at         timestamptz not null default now(),
  assigned_at       timestamptz,
  last_activity_at  timestamptz not null default now(),
  -- The same in whole minutes since 1970, for the order of lists.
  active_minute     integer not null default (extract(epoch from now()) / 60)::integer,
  waiting_since     timestamptz,
  closed_at         timestamptz,
  closed_by         uuid references users,
  unique (thread_id, chapter),
  check ((state = 'closed') = (closed_at is not null)),
  check (state <> 'assigned' or operator_id is not null),
  check (state <> 'queued' or operator_id is null)
) with (fillfactor = 60);
-- At most one open session of a thread, spam apart (SES-02, P9).
create unique index sessions_open on sessions (thread_id) where state in ('queued', 'assigned', 'bot');
create index sessions_queue on sessions (live_chat_id, queued_at, id) where state = 'queued';
create index sessions_queue_of on sessions (live_chat_id, group_id, queued_at, id) where state = 'queued';
create index sessions_next on sessions (live_chat_id, group_id, priority desc, queued_at, id) where state = 'queued';
create index sessions_mine on sessions (operator_id) where state = 'assigned';
create index sessions_active on sessions (live_chat_id, active_minute desc) where state in ('queued', 'assigned', 'bot');
create index sessions_closed on sessions (live_chat_id, closed_at desc, id desc) where state = 'closed';
create index sessions_closed_mine on sessions (operator_id, live_chat_id, closed_at desc, id desc) where state = 'closed';
create index sessions_customer on sessions (customer_id);

-- Unread is a difference, so a message costs its readers no write, however many there are.
create table session_reads (
  session_id  uuid not null references sessions on delete cascade,
  user_id     uuid not null references users on delete cascade,
  count       integer not null,
  primary key (session_id, user_id)
);

-- How many sessions there are of a kind: the sum of n. Whoever changes one adds rows and waits for nobody; a job folds them.
--   queued  key: the group, or zeros for the common queue        open, closed  key: zeros        mine-closed  key: the operator
create table tallies (
  live_chat_id  uuid not null,
  kind          text not null,
  key           uuid not null default '00000000-0000-0000-0000-000000000000',
  n             bigint not null
);
create index on tallies (live_chat_id, kind, key) include (n);

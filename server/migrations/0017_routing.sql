-- The customer's one item of an account app (BND-06). Its references to apps and items come with binding.
create table bindings (
  customer_id  uuid not null references customers on delete cascade,
  app_id       uuid not null,
  item_id      uuid not null,
  created_at   timestamptz not null default now(),
  created_by   uuid references users on delete set null,
  primary key (customer_id, app_id)
);
create index on bindings (item_id);

-- The language of the visitor's browser, as it says it.
alter table customers add column language text;

-- Rises with every change to the rules: who remembers them looks at it first, and so never applies old ones.
alter table live_chats add column routing_version integer not null default 1;
-- How many open sessions of this live chat an operator is given; null: any number (B-07).
alter table live_chats add column routing_maximum integer check (routing_maximum > 0);
-- What somebody can do, in lower case, and how many open sessions they are given in all.
alter table users add column skills text[] not null default '{}';
alter table users add column routing_maximum integer check (routing_maximum > 0);

-- Whether somebody has written before, and who had their last session.
create index sessions_of_customer on sessions (customer_id, live_chat_id, created_at desc);
drop index sessions_customer;

-- Above the base rule, tried in the order of their places (RTE-16).
create table routing_rules (
  id            uuid primary key,
  live_chat_id  uuid not null references live_chats on delete cascade,
  place         integer not null,
  name          text not null check (name ~ '\S'),
  enabled       boolean not null default true,
  conditions    jsonb not null default '[]',
  action        jsonb not null,
  extras        jsonb not null default '{}',
  version       integer not null default 1,
  changed_at    timestamptz not null default now(),
  changed_by    uuid references users on delete set null,
  unique (live_chat_id, place) deferrable initially deferred
);
create index routing_rules_drain on routing_rules (live_chat_id)
  where enabled and action ->> 'name' in ('least-busy', 'round-robin', 'operator', 'last-operator');

-- Each time that routing decided about a session: why (the trace), and what it saw (for the simulator). The newest are kept.
create table routings (
  id            bigint generated always as identity primary key,
  session_id    uuid not null references sessions on delete cascade,
  live_chat_id  uuid not null,
  at            timestamptz not null,
  event         text not null check (event in ('opened', 'drained', 'returned')),
  decision      jsonb not null,
  facts         jsonb
);
create index on routings (session_id, id);
create index routings_facts on routings (at) where facts is not null;
create index routings_opened on routings (live_chat_id, at, id) where event = 'opened';

-- How many open sessions somebody has in a live chat, kept by whoever changes a session's operator, in the same transaction.
create table operator_loads (
  user_id       uuid not null references users on delete cascade,
  live_chat_id  uuid not null references live_chats on delete cascade,
  open          integer not null,
  primary key (live_chat_id, user_id)
) with (fillfactor = 50);
insert into operator_loads (user_id, live_chat_id, open)
  select operator_id, live_chat_id, count(*) from sessions where state = 'assigned' group by 1, 2;

-- How many that makes in all, and whose turn it is: the lowest number waited longest. Whoever gives somebody a session by least busy or in turn changes the number
-- that they saw, or finds that another process was quicker.
create sequence operator_turn;
create table operator_turns (
  user_id  uuid primary key references users on delete cascade,
  turn     bigint not null,
  open     integer not null default 0
) with (fillfactor = 50);
insert into operator_turns (user_id, turn, open)
  select operator_id, nextval('operator_turn'), count(*) from sessions where state = 'assigned' group by operator_id;

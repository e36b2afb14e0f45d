-- Who was Online when, for the simulator (B-06).
create table status_log (
  user_id  uuid not null references users on delete cascade,
  at       timestamptz not null,
  online   boolean not null
);
create index on status_log (user_id, at);
insert into status_log (user_id, at, online) select id, now(), true from users where online;

-- Who had which session from when to when.
create table session_holdings (
  session_id    uuid not null references sessions on delete cascade,
  live_chat_id  uuid not null,
  user_id       uuid not null,
  held_from     timestamptz not null,
  held_until    timestamptz
);
create index session_holdings_now on session_holdings (session_id) where held_until is null;
create index on session_holdings (session_id);
create index on session_holdings (user_id, held_from);
insert into session_holdings (session_id, live_chat_id, user_id, held_from)
  select id, live_chat_id, operator_id, coalesce(assigned_at, created_at) from sessions where state = 'assigned';

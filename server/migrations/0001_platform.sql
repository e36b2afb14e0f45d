-- One row. Its id is the name of this database in the positions that clients hold: a restored database takes
-- a new one, and then nobody resumes from a position that it never had.
create table installation (
  id          uuid not null default gen_random_uuid(),
  created_at  timestamptz not null default now(),
  -- The latest transaction whose events were pruned. A position that may not have seen it cannot be resumed.
  pruned      xid8 not null default '0',
  single      boolean not null default true unique check (single)
);
insert into installation default values;

-- What clients are told. Only the hub reads it, from its last position onward; see platform/log.ts.
create table events (
  -- The transaction that wrote it: a reader asks PostgreSQL which of these it could not see before.
  xid     xid8 not null default pg_current_xact_id(),
  -- Drawn while the rows it tells of are locked, so two events about one row are numbered in the order
  -- in which they became true. Never give the sequence a cache: it would break that.
  id      bigint generated always as identity,
  -- Both are only passed on, letter by letter: topics with spaces between them, and the body as JSON.
  topics  text not null,
  body    text not null,
  at      timestamptz not null default now(),
  primary key (xid, id)
);

-- Jobs as they were committed with what they follow from. After the commit they are handed to the job queue in
-- bulk: the queue notifies for each call, and a NOTIFY inside a writing transaction makes all commits wait in line.
create table later (
  id       bigint generated always as identity primary key,
  -- As long as the queue takes them: what it would refuse must fail where it is asked for, not hold up the others.
  task     text not null check (length(task) <= 128),
  payload  json not null,
  key      text check (length(key) between 1 and 512),
  queue    text check (length(queue) <= 128),
  run_at   timestamptz not null default now()
);

create table settings (
  name        text primary key,
  value       jsonb not null,
  changed_at  timestamptz not null default now(),
  changed_by  uuid
);

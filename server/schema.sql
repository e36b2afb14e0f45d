-- Drawn from the migrated database by `npm run tables -w server`; a test fails when it is stale.

create table events (
  xid     xid8 not null default pg_current_xact_id(),
  id      bigint not null generated always as identity,
  topics  text not null,
  body    text not null,
  at      timestamp with time zone not null default now(),
  PRIMARY KEY (xid, id)
);

create table installation (
  id          uuid not null default gen_random_uuid(),
  created_at  timestamp with time zone not null default now(),
  pruned      xid8 not null default '0'::xid8,
  single      boolean not null default true,
  UNIQUE (single),
  CHECK (single)
);

create table later (
  id       bigint not null generated always as identity,
  task     text not null,
  payload  json not null,
  key      text,
  queue    text,
  run_at   timestamp with time zone not null default now(),
  PRIMARY KEY (id)
);

create table migrations (
  name      text not null,
  checksum  text not null,
  at        timestamp with time zone not null default now(),
  PRIMARY KEY (name)
);

create table settings (
  name        text not null,
  value       jsonb not null,
  changed_at  timestamp with time zone not null default now(),
  changed_by  uuid,
  PRIMARY KEY (name)
);

-- Several records of customers can be one person (CST-01). Each keeps its identity, its threads and its sessions, so that nobody
-- from outside sees more than before; staff see them as the one that the others were merged into.
alter table customers
  add column merged_into uuid references customers on delete set null check (merged_into <> id),
  -- Staff have given the name: what a website says of it later does not take its place.
  add column named_by_staff boolean not null default false,
  -- Of a website's visitor (VIS-01).
  add column referrer text,
  add column browser text,
  -- As a trusted proxy says it (ISO 3166-1 alpha-2).
  add column country text,
  -- The last pages they were on, oldest first: [{ page, at }].
  add column pages jsonb not null default '[]';
create index on customers (merged_into) where merged_into is not null;
create index customers_seen on customers (created_at desc, id desc) where merged_into is null;
create index customers_search on customers using gin ((lower(name || ' ' || coalesce(email, '') || ' ' || coalesce(external_id, '')
  || ' ' || coalesce(phone, '') || ' ' || regexp_replace(coalesce(phone, ''), '[^+0-9]', '', 'g'))) gin_trgm_ops)
  with (gin_pending_list_limit = 1024);

-- The way back.
create table customer_merges (
  id              uuid primary key,
  lead_id         uuid not null references customers on delete cascade,
  merged_id       uuid not null references customers on delete cascade,
  -- Those who were merged into it before, and go with it.
  member_ids      uuid[] not null,
  -- How it was called.
  name            text not null,
  named_by_staff  boolean not null,
  -- What was bound to it is bound to the other since then: [{ appId, version }].
  bindings        jsonb not null,
  at              timestamptz not null default now(),
  by              uuid references users on delete set null
);
create unique index customer_merges_merged on customer_merges (merged_id);
create index on customer_merges (lead_id);

-- Whether customers may save what was written (TRN-01).
alter table live_chats add column customer_transcripts boolean not null default false;

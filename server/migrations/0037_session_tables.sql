-- The Sessions app: how wide somebody wants its columns (px by code), whether the first stays in sight, and how many rows are read at once.
alter table session_tables
  add column widths jsonb not null default '{}',
  add column pin_first boolean not null default false,
  add column page_size integer not null default 50;

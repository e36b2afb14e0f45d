create table customers (
  id              uuid primary key,
  kind            text not null check (kind in ('internal', 'external')),
  name            text not null,
  -- The employee who writes.
  user_id         uuid unique references users on delete cascade,
  avatar_file_id  uuid,
  email           text,
  phone           text,
  -- Who they are in their channel: the `sub` of a signed identity; null for an anonymous visitor.
  external_id     text,
  verified        boolean not null default false,
  -- The website's page they are on.
  page            text,
  created_at      timestamptz not null default now(),
  check ((kind = 'internal') = (user_id is not null))
);

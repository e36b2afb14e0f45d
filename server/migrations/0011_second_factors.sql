-- Time-based codes (RFC 6238) beside the password.
create table second_factors (
  user_id       uuid primary key references users on delete cascade,
  -- Sealed, since the codes are counted from it.
  secret        text not null,
  -- Null until its first code was right; until then nobody is asked for one.
  confirmed_at  timestamptz,
  -- The time step of the last code that was taken: none of it or before is taken again (RFC 6238 §5.2).
  last_step     bigint not null default 0
);

create table backup_codes (
  user_id    uuid not null references users on delete cascade,
  code_hash  bytea not null,
  primary key (user_id, code_hash)
);

-- Where no code is asked for, for 30 days: SHA-256 of the token in a cookie.
create table trusted_devices (
  token_hash  bytea primary key,
  user_id     uuid not null references users on delete cascade,
  expires_at  timestamptz not null
);
create index on trusted_devices (user_id);

-- Whose members must have one. Without cascade: a group that is named here cannot be deleted.
create table second_factor_groups (
  group_id  uuid primary key references groups
);

alter table sign_ins
  add column id uuid not null default gen_random_uuid() unique,
  -- Where single sign-on let somebody in, its provider asks for factors, and we do not.
  add column by text not null default 'password' check (by in ('password', 'sso'));

create table password_resets (
  token_hash  bytea primary key,
  user_id     uuid not null references users on delete cascade,
  created_at  timestamptz not null default now(),
  expires_at  timestamptz not null,
  -- Or handed over by an administrator.
  mailed      boolean not null
);
create index on password_resets (user_id);

create table users (
  id              uuid primary key,
  name            text not null check (name ~ '\S'),
  email           text not null,
  -- argon2id; null until the invitation is accepted.
  password        text,
  position        text not null default '',
  avatar_file_id  uuid,
  state           text not null default 'invited' check (state in ('invited', 'active', 'locked')),
  -- Of the employee, not of a live chat (DM-11). Offline at first (STA-06).
  online          boolean not null default false,
  -- The last sign of a living client, noted now and then while they are Online (STA-07).
  seen_at         timestamptz,
  created_at      timestamptz not null default now()
);
create unique index users_email on users (lower(email));
create index users_name on users (lower(name), id);

create table groups (
  id      uuid primary key,
  name    text not null check (name ~ '\S'),
  system  text unique check (system in ('administrators', 'all-users'))
);
create unique index groups_name on groups (lower(name));
insert into groups (id, name, system) values
  (gen_random_uuid(), 'Administrators', 'administrators'),
  (gen_random_uuid(), 'All users', 'all-users');

-- What administrators entered: users and groups in groups.
create table group_members (
  group_id         uuid not null references groups on delete cascade,
  user_id          uuid references users on delete cascade,
  member_group_id  uuid references groups on delete cascade,
  check (num_nonnulls(user_id, member_group_id) = 1),
  unique nulls not distinct (group_id, user_id, member_group_id)
);
create index on group_members (user_id);
create index on group_members (member_group_id);

-- What follows from it, nested groups resolved: rights are asked for all the time, members change seldom.
create table memberships (
  group_id  uuid not null references groups on delete cascade,
  user_id   uuid not null references users on delete cascade,
  primary key (group_id, user_id)
);
create index on memberships (user_id, group_id);

create table sign_ins (
  -- SHA-256 of the token in the cookie.
  token_hash  bytea primary key,
  user_id     uuid not null references users on delete cascade,
  created_at  timestamptz not null default now(),
  used_at     timestamptz not null default now(),
  user_agent  text not null default '',
  address     text not null default ''
);
create index on sign_ins (user_id);

create table invitations (
  token_hash  bytea primary key,
  user_id     uuid not null unique references users on delete cascade,
  expires_at  timestamptz not null
);

-- Where a user is known by a value: whoever writes from it is no stranger (ORG-02, INF-17).
create table user_accounts (
  kind     text not null,
  -- As it is compared: trimmed, e-mail in lower case, a phone number as + and digits.
  value    text not null check (value ~ '\S'),
  user_id  uuid not null references users on delete cascade,
  primary key (kind, value)
);
create index on user_accounts (user_id);

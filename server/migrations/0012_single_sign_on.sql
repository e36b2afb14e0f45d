-- Who somebody is to an identity provider: `iss` and `sub` of OpenID Connect, the only names that never change hands.
create table sso_identities (
  issuer      text not null,
  subject     text not null,
  user_id     uuid not null references users on delete cascade,
  created_at  timestamptz not null default now(),
  primary key (issuer, subject),
  unique (issuer, user_id)
);
create index on sso_identities (user_id);

-- Sign-ins that are under way at the provider, for ten minutes. Taken out when the answer comes: no answer counts twice.
create table sso_attempts (
  state_hash    bytea primary key,
  -- Of the cookie of the browser that began it.
  browser_hash  bytea not null,
  nonce         text not null,
  verifier      text not null,
  issuer        text not null,
  client_id     text not null,
  goes_to       text not null,
  created_at    timestamptz not null default now()
);

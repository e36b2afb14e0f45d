-- Who builds an app, so that two administrators do not build it at once. It is a courtesy: what is published goes by the app's version.
create table app_builders (
  app_id   uuid primary key references apps on delete cascade,
  user_id  uuid not null references users on delete cascade,
  until    timestamptz not null
);

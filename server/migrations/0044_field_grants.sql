-- Who may see, and who may edit, a field of an app; where nothing stands for a field, everybody who may view or edit the items [APP-10].
create table app_field_grants (
  id        uuid primary key,
  app_id    uuid not null references apps on delete cascade,
  -- Of the definition; a field that is taken out of it takes its rows with it.
  field_id  uuid not null,
  may       text not null check (may in ('see', 'edit')),
  unique (app_id, field_id, may)
);
-- Nobody left: administrators only.
create table app_field_grant_members (
  grant_id     uuid not null references app_field_grants on delete cascade,
  user_id      uuid references users on delete cascade,
  group_id     uuid references groups on delete cascade,
  org_item_id  uuid references org_items on delete cascade,
  check (num_nonnulls(user_id, group_id, org_item_id) = 1),
  unique nulls not distinct (grant_id, user_id, group_id, org_item_id)
);
create index on app_field_grant_members (user_id);
create index on app_field_grant_members (group_id);
create index on app_field_grant_members (org_item_id);

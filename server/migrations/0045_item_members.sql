-- A restricted item is seen by its author, its members, and who has the app's right `permissions`, of those who may view the app (APP-10).
alter table items add column restricted boolean not null default false;
-- Apart from `version`, so that who edits values and who gives rights are not in each other's way.
alter table items add column rights_version integer not null default 1;

create table item_members (
  item_id      uuid not null references items on delete cascade,
  user_id      uuid references users on delete cascade,
  group_id     uuid references groups on delete cascade,
  org_item_id  uuid references org_items on delete cascade,
  check (num_nonnulls(user_id, group_id, org_item_id) = 1),
  unique nulls not distinct (item_id, user_id, group_id, org_item_id)
);
create index on item_members (user_id);
create index on item_members (group_id);
create index on item_members (org_item_id);

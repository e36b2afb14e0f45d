-- A tree of departments, groups and positions; employees stand in positions (ORG-05).
create table org_items (
  id          uuid primary key,
  parent_id   uuid references org_items on delete restrict,
  kind        text not null check (kind in ('department', 'group', 'position')),
  name        text not null check (name ~ '\S'),
  -- Their order below one parent.
  place       integer not null default 0
);
create index on org_items (parent_id, place);

-- Who stands in a position; a person may hold several.
create table org_item_users (
  org_item_id  uuid not null references org_items on delete cascade,
  user_id      uuid not null references users on delete cascade,
  primary key (org_item_id, user_id)
);
create index on org_item_users (user_id);

-- What follows from both: everybody in an item and below it, resolved like memberships and with them.
create table org_memberships (
  org_item_id  uuid not null references org_items on delete cascade,
  user_id      uuid not null references users on delete cascade,
  primary key (org_item_id, user_id)
);
create index on org_memberships (user_id, org_item_id);

-- Groups hold org items too (ORG-04).
alter table group_members add column org_item_id uuid references org_items on delete cascade;
alter table group_members drop constraint group_members_check;
alter table group_members add check (num_nonnulls(user_id, member_group_id, org_item_id) = 1);
alter table group_members drop constraint group_members_group_id_user_id_member_group_id_key;
alter table group_members add unique nulls not distinct (group_id, user_id, member_group_id, org_item_id);
create index on group_members (org_item_id);

-- And so does the list of who may write to a live chat (LCS-10).
alter table live_chat_internal add column org_item_id uuid references org_items on delete cascade;
alter table live_chat_internal drop constraint live_chat_internal_check;
alter table live_chat_internal add check (num_nonnulls(user_id, group_id, org_item_id) = 1);
alter table live_chat_internal drop constraint live_chat_internal_live_chat_id_user_id_group_id_key;
alter table live_chat_internal add unique nulls not distinct (live_chat_id, user_id, group_id, org_item_id);
create index on live_chat_internal (org_item_id);

-- Times when somebody is away, from … to, told by whom they are stood in for (ORG-08).
create table absences (
  id             uuid primary key,
  user_id        uuid not null references users on delete cascade,
  starts_at      timestamptz not null,
  ends_at        timestamptz not null check (ends_at > starts_at),
  substitute_id  uuid references users on delete set null check (substitute_id <> user_id),
  note           text not null default ''
);
create index on absences (user_id, ends_at);

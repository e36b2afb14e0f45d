-- Files and folders that people keep (FIL-01): each has one My Files, and there are Company Files.
create table folder_entries (
  id          uuid primary key,
  kind        text not null check (kind in ('folder', 'file')),
  parent_id   uuid references folder_entries on delete cascade,
  -- At the top alone.
  root        text check (root in ('mine', 'company')),
  owner_id    uuid references users on delete cascade,
  name        text not null check (name ~ '\S'),
  -- The rights of what stands above hold here too.
  inherits    boolean not null default true,
  link        text unique,
  created_at  timestamptz not null default now(),
  created_by  uuid references users on delete set null,
  changed_at  timestamptz not null default now(),
  changed_by  uuid references users on delete set null,
  deleted_at  timestamptz,
  deleted_by  uuid references users on delete set null,
  check ((parent_id is null) = (root is not null)),
  check ((root is not distinct from 'mine') = (owner_id is not null))
);
create unique index folder_entries_name on folder_entries (parent_id, lower(name)) where deleted_at is null and parent_id is not null;
create index folder_entries_parent on folder_entries (parent_id);
create unique index folder_entries_mine on folder_entries (owner_id) where root = 'mine';
create unique index folder_entries_company on folder_entries (root) where root = 'company';
create index folder_entries_changed on folder_entries (changed_by, changed_at desc) where kind = 'file' and deleted_at is null;
create index folder_entries_deleted on folder_entries (deleted_at) where deleted_at is not null;
create index folder_entries_found on folder_entries using gin (lower(name) gin_trgm_ops) where deleted_at is null;

-- Rights of its own, of one person, group or part of the org chart (FIL-06).
create table folder_grants (
  entry_id     uuid not null references folder_entries on delete cascade,
  user_id      uuid references users on delete cascade,
  group_id     uuid references groups on delete cascade,
  org_item_id  uuid references org_items on delete cascade,
  "right"      text not null check ("right" in ('view', 'create', 'edit', 'manage')),
  -- They came by the link, and go with it.
  by_link      boolean not null default false,
  check (num_nonnulls(user_id, group_id, org_item_id) = 1),
  unique nulls not distinct (entry_id, user_id, group_id, org_item_id, by_link)
);
create index on folder_grants (user_id);
create index on folder_grants (group_id);
create index on folder_grants (org_item_id);

-- A file in an entry: whoever may view the entry reads it. Copies share their bytes.
alter table files add column entry_id uuid references folder_entries on delete set null;
alter table files drop constraint files_key_key;
create index files_key on files (key);
create index files_entry on files (entry_id) where entry_id is not null;
drop index files_loose;
create index files_loose on files (created_at) where session_id is null and item_id is null and template_id is null and entry_id is null;

-- The versions of a file; the highest number is what it is now.
create table folder_files (
  id        uuid primary key,
  entry_id  uuid not null references folder_entries on delete cascade,
  number    integer not null,
  file_id   uuid not null references files on delete cascade,
  size      integer not null,
  added_at  timestamptz not null default now(),
  added_by  uuid references users on delete set null,
  unique (entry_id, number)
);
-- How much room somebody has taken.
create index folder_files_room on folder_files (added_by) include (size);
create index on folder_files (file_id);

-- Uploads that are under way; what is left of them goes after a day.
create table folder_uploads (
  id          uuid primary key,
  user_id     uuid references users on delete set null,
  parent_id   uuid references folder_entries on delete set null,
  name        text not null,
  conflict    text not null,
  size        integer not null,
  received    integer not null default 0,
  -- Once it is whole.
  entry_id    uuid references folder_entries on delete cascade,
  changed_at  timestamptz not null default now()
);
create index on folder_uploads (user_id);
create index on folder_uploads (changed_at);
-- Their bytes are removed by a job, whatever became of the upload.
create table folder_upload_parts (
  upload_id  uuid not null,
  "offset"   integer not null,
  key        text not null,
  primary key (upload_id, "offset")
);

insert into folder_entries (id, kind, root, name) values (gen_random_uuid(), 'folder', 'company', 'Company Files');
insert into folder_grants (entry_id, group_id, "right")
select e.id, g.id, 'view' from folder_entries e cross join groups g where e.root = 'company' and g.system = 'all-users';

-- Business processes (BPR-01…09): BPMN 2.0 definitions with typed variables, what runs, and what people do in it.
create table processes (
  id          uuid primary key,
  name        text not null check (name ~ '\S'),
  description text not null default '',
  -- A section of the menu, or an app; with neither it is the company's.
  workspace   text,
  app_id      uuid references apps on delete set null,
  -- The draft.
  diagram     text not null,
  variables   jsonb not null,
  version     integer not null default 1,
  -- The number of the version that starts.
  published   integer,
  created_at  timestamptz not null default now(),
  created_by  uuid references users on delete set null,
  changed_at  timestamptz not null default now(),
  changed_by  uuid references users on delete set null,
  deleted_at  timestamptz,
  check (workspace is null or app_id is null)
);
create unique index processes_name on processes (lower(name)) where deleted_at is null;
create index processes_app on processes (app_id) where app_id is not null;

create table process_versions (
  process_id   uuid not null references processes on delete cascade,
  number       integer not null,
  diagram      text not null,
  variables    jsonb not null,
  -- Which save of the draft it was.
  version      integer not null,
  published_at timestamptz not null default now(),
  published_by uuid references users on delete set null,
  primary key (process_id, number)
);

create table process_instances (
  id           uuid primary key,
  number       integer generated always as identity,
  process_id   uuid not null references processes on delete cascade,
  version      integer not null,
  -- By its name when it started.
  name         text not null,
  state        text not null default 'running' check (state in ('running', 'finished', 'failed', 'interrupted')),
  initiator_id uuid references users on delete set null,
  session_id   uuid references sessions on delete set null,
  session_name text,
  "values"     jsonb not null,
  -- Where it waits, and what is to be tried again.
  tokens       jsonb not null,
  -- Elements where it stands, and their names.
  at           jsonb not null default '[]',
  failed_at    text,
  -- Rises with each step: of two who move it one does.
  step         integer not null default 0,
  started_at   timestamptz not null default now(),
  ended_at     timestamptz,
  foreign key (process_id, version) references process_versions (process_id, number)
);
create index process_instances_session on process_instances (session_id, started_at desc) where session_id is not null;
create unique index process_instances_number on process_instances (number desc);
create index process_instances_initiator on process_instances (initiator_id, number desc);
create index process_instances_process on process_instances (process_id, version, number desc);
create index process_instances_going on process_instances (process_id) where state in ('running', 'failed');

create table process_history (
  instance_id  uuid not null references process_instances on delete cascade,
  ordinal      integer not null,
  at           timestamptz not null default now(),
  kind         text not null,
  element_id   text,
  element_name text not null default '',
  user_id      uuid references users on delete set null,
  detail       text not null default '',
  primary key (instance_id, ordinal)
);
create index on process_history (user_id);

create table process_tasks (
  id           uuid primary key,
  instance_id  uuid not null references process_instances on delete cascade,
  element_id   text not null,
  -- Which passing of the element it is, by the engine's name for it.
  execution_id text not null,
  name         text not null,
  state        text not null default 'open' check (state in ('open', 'done', 'cancelled')),
  assignee_id  uuid references users on delete set null,
  -- Whose people may take it.
  group_id     uuid references groups on delete set null,
  org_item_id  uuid references org_items on delete set null,
  due_at       timestamptz,
  exit         text,
  created_at   timestamptz not null default now(),
  done_at      timestamptz,
  done_by      uuid references users on delete set null,
  unique (instance_id, execution_id),
  check (num_nonnulls(group_id, org_item_id) <= 1)
);
create index process_tasks_assignee on process_tasks (assignee_id, due_at, id) where state = 'open';
create index process_tasks_group on process_tasks (group_id, due_at, id) where state = 'open' and group_id is not null;
create index process_tasks_org_item on process_tasks (org_item_id, due_at, id) where state = 'open' and org_item_id is not null;
create index process_tasks_instance on process_tasks (instance_id);
create index process_tasks_had on process_tasks (assignee_id);
create index process_tasks_done on process_tasks (done_by, done_at desc) where state = 'done';

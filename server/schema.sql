-- Drawn from the migrated database by `npm run tables -w server`; a test fails when it is stale.

create table absences (
  id             uuid not null,
  user_id        uuid not null,
  starts_at      timestamp with time zone not null,
  ends_at        timestamp with time zone not null,
  substitute_id  uuid,
  note           text not null default ''::text,
  PRIMARY KEY (id),
  FOREIGN KEY (substitute_id) REFERENCES users(id) ON DELETE SET NULL,
  FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  CHECK ((ends_at > starts_at)),
  CHECK ((substitute_id <> user_id))
);

create table activity_entries (
  id            uuid not null,
  kind          text not null,
  actor_id      uuid,
  live_chat_id  uuid,
  session_id    uuid,
  entry         jsonb not null,
  at            timestamp with time zone not null default now(),
  item_id       uuid,
  PRIMARY KEY (id)
);

create table activity_mutes (
  user_id    uuid not null,
  object_id  uuid not null,
  PRIMARY KEY (user_id, object_id),
  FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table activity_recipients (
  entry_id  uuid not null,
  user_id   uuid not null,
  at        timestamp with time zone not null,
  read      boolean not null default false,
  PRIMARY KEY (entry_id, user_id),
  FOREIGN KEY (entry_id) REFERENCES activity_entries(id) ON DELETE CASCADE,
  FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table alert_mark (
  one   boolean not null default true,
  mark  text not null,
  PRIMARY KEY (one),
  CHECK (one)
);

create table app_builders (
  app_id   uuid not null,
  user_id  uuid not null,
  until    timestamp with time zone not null,
  PRIMARY KEY (app_id),
  FOREIGN KEY (app_id) REFERENCES apps(id) ON DELETE CASCADE,
  FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table app_field_grant_members (
  grant_id     uuid not null,
  user_id      uuid,
  group_id     uuid,
  org_item_id  uuid,
  UNIQUE NULLS NOT DISTINCT (grant_id, user_id, group_id, org_item_id),
  FOREIGN KEY (grant_id) REFERENCES app_field_grants(id) ON DELETE CASCADE,
  FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  FOREIGN KEY (org_item_id) REFERENCES org_items(id) ON DELETE CASCADE,
  FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  CHECK ((num_nonnulls(user_id, group_id, org_item_id) = 1))
);

create table app_field_grants (
  id        uuid not null,
  app_id    uuid not null,
  field_id  uuid not null,
  may       text not null,
  PRIMARY KEY (id),
  UNIQUE (app_id, field_id, may),
  FOREIGN KEY (app_id) REFERENCES apps(id) ON DELETE CASCADE,
  CHECK ((may = ANY (ARRAY['see'::text, 'edit'::text])))
);

create table app_grant_members (
  grant_id     uuid not null,
  user_id      uuid,
  group_id     uuid,
  org_item_id  uuid,
  UNIQUE NULLS NOT DISTINCT (grant_id, user_id, group_id, org_item_id),
  FOREIGN KEY (grant_id) REFERENCES app_grants(id) ON DELETE CASCADE,
  FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  FOREIGN KEY (org_item_id) REFERENCES org_items(id) ON DELETE CASCADE,
  FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  CHECK ((num_nonnulls(user_id, group_id, org_item_id) = 1))
);

create table app_grants (
  id      uuid not null,
  app_id  uuid not null,
  place   integer not null,
  rights  text[] not null,
  PRIMARY KEY (id),
  UNIQUE (app_id, place),
  FOREIGN KEY (app_id) REFERENCES apps(id) ON DELETE CASCADE
);

create table app_indexes (
  app_id  uuid not null,
  last    integer not null default 0,
  PRIMARY KEY (app_id),
  FOREIGN KEY (app_id) REFERENCES apps(id) ON DELETE CASCADE
);

create table apps (
  id              uuid not null,
  workspace       text not null,
  code            text not null,
  name            text not null,
  item_name       text not null,
  description     text not null default ''::text,
  icon            text not null,
  name_template   text not null default ''::text,
  fields          jsonb not null,
  form            jsonb not null,
  list_columns    text[] not null,
  card_fields     text[] not null,
  retired         text[] not null default '{}'::text[],
  version         integer not null default 1,
  rights_version  integer not null default 1,
  created_at      timestamp with time zone not null default now(),
  changed_at      timestamp with time zone not null default now(),
  changed_by      uuid,
  deleted_at      timestamp with time zone,
  PRIMARY KEY (id),
  FOREIGN KEY (changed_by) REFERENCES users(id) ON DELETE SET NULL,
  CHECK ((item_name ~ '\S'::text)),
  CHECK ((name ~ '\S'::text)),
  CHECK ((workspace ~ '\S'::text))
);

create table audit_entries (
  id           uuid not null,
  at           timestamp with time zone not null default now(),
  actor_id     uuid,
  actor_name   text not null,
  ip           inet,
  action       text not null,
  object_kind  text not null,
  object_id    text,
  object_name  text not null,
  changes      jsonb not null,
  PRIMARY KEY (id)
);

create table backup_codes (
  user_id    uuid not null,
  code_hash  bytea not null,
  PRIMARY KEY (user_id, code_hash),
  FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table bindings (
  customer_id  uuid not null,
  app_id       uuid not null,
  item_id      uuid,
  created_at   timestamp with time zone not null default now(),
  created_by   uuid,
  version      integer not null default 1,
  PRIMARY KEY (customer_id, app_id),
  FOREIGN KEY (app_id) REFERENCES apps(id) ON DELETE CASCADE,
  FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL,
  FOREIGN KEY (customer_id) REFERENCES customers(id) ON DELETE CASCADE,
  FOREIGN KEY (item_id) REFERENCES items(id) ON DELETE CASCADE
);

create table calendars (
  id          uuid not null,
  name        text not null,
  time_zone   text not null,
  weekly      jsonb not null,
  exceptions  jsonb not null default '[]'::jsonb,
  version     integer not null default 1,
  changed_at  timestamp with time zone not null default now(),
  changed_by  uuid,
  PRIMARY KEY (id),
  FOREIGN KEY (changed_by) REFERENCES users(id) ON DELETE SET NULL,
  CHECK ((name ~ '\S'::text))
);

create table channels (
  id            uuid not null,
  live_chat_id  uuid not null,
  kind          text not null,
  name          text not null,
  state         text not null default 'active'::text,
  settings      jsonb not null default '{}'::jsonb,
  created_at    timestamp with time zone not null default now(),
  PRIMARY KEY (id),
  FOREIGN KEY (live_chat_id) REFERENCES live_chats(id) ON DELETE CASCADE,
  CHECK ((state = ANY (ARRAY['active'::text, 'disconnected'::text, 'error'::text])))
);

create table customer_merges (
  id              uuid not null,
  lead_id         uuid not null,
  merged_id       uuid not null,
  member_ids      uuid[] not null,
  name            text not null,
  named_by_staff  boolean not null,
  bindings        jsonb not null,
  at              timestamp with time zone not null default now(),
  by              uuid,
  PRIMARY KEY (id),
  FOREIGN KEY (by) REFERENCES users(id) ON DELETE SET NULL,
  FOREIGN KEY (lead_id) REFERENCES customers(id) ON DELETE CASCADE,
  FOREIGN KEY (merged_id) REFERENCES customers(id) ON DELETE CASCADE
);

create table customers (
  id              uuid not null,
  kind            text not null,
  name            text not null,
  user_id         uuid,
  avatar_file_id  uuid,
  email           text,
  phone           text,
  external_id     text,
  verified        boolean not null default false,
  page            text,
  created_at      timestamp with time zone not null default now(),
  language        text,
  merged_into     uuid,
  named_by_staff  boolean not null default false,
  referrer        text,
  browser         text,
  country         text,
  pages           jsonb not null default '[]'::jsonb,
  PRIMARY KEY (id),
  UNIQUE (user_id),
  FOREIGN KEY (merged_into) REFERENCES customers(id) ON DELETE SET NULL,
  FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  CHECK (((kind = 'internal'::text) = (user_id IS NOT NULL))),
  CHECK ((merged_into <> id)),
  CHECK ((kind = ANY (ARRAY['internal'::text, 'external'::text])))
);

create table drafts (
  user_id     uuid not null,
  target_id   uuid not null,
  text        text not null,
  changed_at  timestamp with time zone not null,
  PRIMARY KEY (user_id, target_id),
  FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table events (
  xid     xid8 not null default pg_current_xact_id(),
  id      bigint not null generated always as identity,
  topics  text not null,
  body    text not null,
  at      timestamp with time zone not null default now(),
  PRIMARY KEY (xid, id)
);

create table files (
  id            uuid not null,
  key           text not null,
  preview_key   text,
  name          text not null,
  type          text not null,
  size          integer not null,
  width         integer,
  height        integer,
  uploader_id   uuid not null,
  session_id    uuid,
  created_at    timestamp with time zone not null default now(),
  item_id       uuid,
  template_id   uuid,
  entry_id      uuid,
  scheduled_id  uuid,
  PRIMARY KEY (id),
  FOREIGN KEY (entry_id) REFERENCES folder_entries(id) ON DELETE SET NULL,
  FOREIGN KEY (item_id) REFERENCES items(id) ON DELETE SET NULL,
  FOREIGN KEY (scheduled_id) REFERENCES scheduled_messages(id) ON DELETE SET NULL,
  FOREIGN KEY (template_id) REFERENCES response_templates(id) ON DELETE SET NULL
);

create table folder_entries (
  id          uuid not null,
  kind        text not null,
  parent_id   uuid,
  root        text,
  owner_id    uuid,
  name        text not null,
  inherits    boolean not null default true,
  link        text,
  created_at  timestamp with time zone not null default now(),
  created_by  uuid,
  changed_at  timestamp with time zone not null default now(),
  changed_by  uuid,
  deleted_at  timestamp with time zone,
  deleted_by  uuid,
  PRIMARY KEY (id),
  UNIQUE (link),
  FOREIGN KEY (changed_by) REFERENCES users(id) ON DELETE SET NULL,
  FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL,
  FOREIGN KEY (deleted_by) REFERENCES users(id) ON DELETE SET NULL,
  FOREIGN KEY (owner_id) REFERENCES users(id) ON DELETE CASCADE,
  FOREIGN KEY (parent_id) REFERENCES folder_entries(id) ON DELETE CASCADE,
  CHECK (((parent_id IS NULL) = (root IS NOT NULL))),
  CHECK (((NOT (root IS DISTINCT FROM 'mine'::text)) = (owner_id IS NOT NULL))),
  CHECK ((kind = ANY (ARRAY['folder'::text, 'file'::text]))),
  CHECK ((name ~ '\S'::text)),
  CHECK ((root = ANY (ARRAY['mine'::text, 'company'::text])))
);

create table folder_files (
  id        uuid not null,
  entry_id  uuid not null,
  number    integer not null,
  file_id   uuid not null,
  size      integer not null,
  added_at  timestamp with time zone not null default now(),
  added_by  uuid,
  PRIMARY KEY (id),
  UNIQUE (entry_id, number),
  FOREIGN KEY (added_by) REFERENCES users(id) ON DELETE SET NULL,
  FOREIGN KEY (entry_id) REFERENCES folder_entries(id) ON DELETE CASCADE,
  FOREIGN KEY (file_id) REFERENCES files(id) ON DELETE CASCADE
);

create table folder_grants (
  entry_id     uuid not null,
  user_id      uuid,
  group_id     uuid,
  org_item_id  uuid,
  right        text not null,
  by_link      boolean not null default false,
  UNIQUE NULLS NOT DISTINCT (entry_id, user_id, group_id, org_item_id, by_link),
  FOREIGN KEY (entry_id) REFERENCES folder_entries(id) ON DELETE CASCADE,
  FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  FOREIGN KEY (org_item_id) REFERENCES org_items(id) ON DELETE CASCADE,
  FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  CHECK ((num_nonnulls(user_id, group_id, org_item_id) = 1)),
  CHECK (("right" = ANY (ARRAY['view'::text, 'create'::text, 'edit'::text, 'manage'::text])))
);

create table folder_upload_parts (
  upload_id  uuid not null,
  offset     integer not null,
  key        text not null,
  PRIMARY KEY (upload_id, "offset")
);

create table folder_uploads (
  id          uuid not null,
  user_id     uuid,
  parent_id   uuid,
  name        text not null,
  conflict    text not null,
  size        integer not null,
  received    integer not null default 0,
  entry_id    uuid,
  changed_at  timestamp with time zone not null default now(),
  PRIMARY KEY (id),
  FOREIGN KEY (entry_id) REFERENCES folder_entries(id) ON DELETE CASCADE,
  FOREIGN KEY (parent_id) REFERENCES folder_entries(id) ON DELETE SET NULL,
  FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE SET NULL
);

create table group_members (
  group_id         uuid not null,
  user_id          uuid,
  member_group_id  uuid,
  org_item_id      uuid,
  UNIQUE NULLS NOT DISTINCT (group_id, user_id, member_group_id, org_item_id),
  FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  FOREIGN KEY (member_group_id) REFERENCES groups(id) ON DELETE CASCADE,
  FOREIGN KEY (org_item_id) REFERENCES org_items(id) ON DELETE CASCADE,
  FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  CHECK ((num_nonnulls(user_id, member_group_id, org_item_id) = 1))
);

create table groups (
  id      uuid not null,
  name    text not null,
  system  text,
  PRIMARY KEY (id),
  UNIQUE (system),
  CHECK ((name ~ '\S'::text)),
  CHECK ((system = ANY (ARRAY['administrators'::text, 'all-users'::text])))
);

create table identity_secrets (
  id          uuid not null,
  channel_id  uuid not null,
  secret      text not null,
  created_at  timestamp with time zone not null default now(),
  PRIMARY KEY (id),
  FOREIGN KEY (channel_id) REFERENCES channels(id) ON DELETE CASCADE
);

create table installation (
  id          uuid not null default gen_random_uuid(),
  created_at  timestamp with time zone not null default now(),
  pruned      xid8 not null default '0'::xid8,
  single      boolean not null default true,
  UNIQUE (single),
  CHECK (single)
);

create table invitations (
  token_hash  bytea not null,
  user_id     uuid not null,
  expires_at  timestamp with time zone not null,
  PRIMARY KEY (token_hash),
  UNIQUE (user_id),
  FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table item_accounts (
  app_id   uuid not null,
  kind     text not null,
  value    text not null,
  item_id  uuid not null,
  field    text not null,
  PRIMARY KEY (app_id, kind, value, item_id, field),
  FOREIGN KEY (item_id) REFERENCES items(id) ON DELETE CASCADE
);

create table item_changes (
  id       uuid not null,
  item_id  uuid not null,
  kind     text not null,
  by_id    uuid,
  at       timestamp with time zone not null,
  changes  jsonb not null,
  PRIMARY KEY (id),
  FOREIGN KEY (by_id) REFERENCES users(id) ON DELETE SET NULL,
  FOREIGN KEY (item_id) REFERENCES items(id) ON DELETE CASCADE
);

create table item_comments (
  id           uuid not null,
  item_id      uuid not null,
  author_id    uuid not null,
  text         text not null,
  mention_ids  uuid[] not null,
  file_ids     uuid[] not null,
  at           timestamp with time zone not null,
  PRIMARY KEY (id),
  FOREIGN KEY (author_id) REFERENCES users(id) ON DELETE CASCADE,
  FOREIGN KEY (item_id) REFERENCES items(id) ON DELETE CASCADE
);

create table item_counters (
  app_id    uuid not null,
  field_id  uuid not null,
  ahead     integer not null,
  last      integer not null,
  PRIMARY KEY (app_id, field_id),
  FOREIGN KEY (app_id) REFERENCES apps(id) ON DELETE CASCADE
);

create table item_import_errors (
  import_id  uuid not null,
  line       integer not null,
  reason     text not null,
  cells      jsonb not null,
  PRIMARY KEY (import_id, line),
  FOREIGN KEY (import_id) REFERENCES item_imports(id) ON DELETE CASCADE
);

create table item_imports (
  id          uuid not null,
  app_id      uuid not null,
  user_id     uuid not null,
  file_key    text not null,
  file_name   text not null,
  size        bigint not null,
  state       text not null,
  delimiter   text not null,
  columns     text[] not null,
  sample      jsonb not null,
  mapping     jsonb,
  records     integer not null default 0,
  read        bigint not null default 0,
  good        integer not null default 0,
  bad         integer not null default 0,
  created_at  timestamp with time zone not null default now(),
  ended_at    timestamp with time zone,
  time_zone   text not null default 'UTC'::text,
  PRIMARY KEY (id),
  FOREIGN KEY (app_id) REFERENCES apps(id) ON DELETE CASCADE,
  FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table item_keys (
  app_id    uuid not null,
  field_id  uuid not null,
  key       bytea not null,
  item_id   uuid not null,
  PRIMARY KEY (app_id, field_id, key)
);

create table item_members (
  item_id      uuid not null,
  user_id      uuid,
  group_id     uuid,
  org_item_id  uuid,
  UNIQUE NULLS NOT DISTINCT (item_id, user_id, group_id, org_item_id),
  FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  FOREIGN KEY (item_id) REFERENCES items(id) ON DELETE CASCADE,
  FOREIGN KEY (org_item_id) REFERENCES org_items(id) ON DELETE CASCADE,
  FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  CHECK ((num_nonnulls(user_id, group_id, org_item_id) = 1))
);

create table item_subscriptions (
  item_id  uuid not null,
  user_id  uuid not null,
  PRIMARY KEY (item_id, user_id),
  FOREIGN KEY (item_id) REFERENCES items(id) ON DELETE CASCADE,
  FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table item_views (
  id       uuid not null,
  app_id   uuid not null,
  user_id  uuid not null,
  name     text not null,
  shared   boolean not null,
  view     jsonb not null,
  PRIMARY KEY (id),
  FOREIGN KEY (app_id) REFERENCES apps(id) ON DELETE CASCADE,
  FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table items (
  id              uuid not null,
  app_id          uuid not null,
  index           integer not null,
  name            text not null,
  values          jsonb not null,
  status          text not null default ''::text,
  search          text not null,
  author_id       uuid,
  created_at      timestamp with time zone not null,
  editor_id       uuid,
  changed_at      timestamp with time zone not null,
  deleted_at      timestamp with time zone,
  version         integer not null default 1,
  restricted      boolean not null default false,
  rights_version  integer not null default 1,
  PRIMARY KEY (id),
  FOREIGN KEY (app_id) REFERENCES apps(id),
  FOREIGN KEY (author_id) REFERENCES users(id) ON DELETE SET NULL,
  FOREIGN KEY (editor_id) REFERENCES users(id) ON DELETE SET NULL
);

create table labels (
  id            uuid not null,
  live_chat_id  uuid not null,
  name          text not null,
  colour        text not null,
  place         integer not null,
  PRIMARY KEY (id),
  FOREIGN KEY (live_chat_id) REFERENCES live_chats(id) ON DELETE CASCADE,
  CHECK ((name ~ '\S'::text))
);

create table later (
  id       bigint not null generated always as identity,
  task     text not null,
  payload  json not null,
  key      text,
  queue    text,
  run_at   timestamp with time zone not null default now(),
  PRIMARY KEY (id),
  CHECK (((length(key) >= 1) AND (length(key) <= 512))),
  CHECK ((length(queue) <= 128)),
  CHECK ((length(task) <= 128))
);

create table live_chat_internal (
  live_chat_id  uuid not null,
  user_id       uuid,
  group_id      uuid,
  org_item_id   uuid,
  UNIQUE NULLS NOT DISTINCT (live_chat_id, user_id, group_id, org_item_id),
  FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  FOREIGN KEY (live_chat_id) REFERENCES live_chats(id) ON DELETE CASCADE,
  FOREIGN KEY (org_item_id) REFERENCES org_items(id) ON DELETE CASCADE,
  FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  CHECK ((num_nonnulls(user_id, group_id, org_item_id) = 1))
);

create table live_chat_operator_groups (
  live_chat_id  uuid not null,
  group_id      uuid not null,
  PRIMARY KEY (live_chat_id, group_id),
  FOREIGN KEY (group_id) REFERENCES groups(id),
  FOREIGN KEY (live_chat_id) REFERENCES live_chats(id) ON DELETE CASCADE
);

create table live_chat_reader_groups (
  live_chat_id  uuid not null,
  group_id      uuid not null,
  PRIMARY KEY (live_chat_id, group_id),
  FOREIGN KEY (group_id) REFERENCES groups(id),
  FOREIGN KEY (live_chat_id) REFERENCES live_chats(id) ON DELETE CASCADE
);

create table live_chat_register_apps (
  live_chat_id  uuid not null,
  app_id        uuid not null,
  place         integer not null,
  PRIMARY KEY (live_chat_id, app_id),
  FOREIGN KEY (app_id) REFERENCES apps(id),
  FOREIGN KEY (live_chat_id) REFERENCES live_chats(id) ON DELETE CASCADE
);

create table live_chat_supervisor_groups (
  live_chat_id  uuid not null,
  group_id      uuid not null,
  PRIMARY KEY (live_chat_id, group_id),
  FOREIGN KEY (group_id) REFERENCES groups(id),
  FOREIGN KEY (live_chat_id) REFERENCES live_chats(id) ON DELETE CASCADE
);

create table live_chats (
  id                    uuid not null,
  name                  text not null,
  show_operator_name    boolean not null default false,
  rule                  jsonb not null default '{"name": "first-response", "groupId": null}'::jsonb,
  version               integer not null default 1,
  created_at            timestamp with time zone not null default now(),
  changed_at            timestamp with time zone not null default now(),
  changed_by            uuid,
  account_app_id        uuid,
  calendar_id           uuid,
  session_name          text not null default ''::text,
  away_answer           jsonb not null default '{"text": "", "nobodyOnline": false, "outsideHours": false}'::jsonb,
  deleted_at            timestamp with time zone,
  routing_version       integer not null default 1,
  routing_maximum       integer,
  customer_transcripts  boolean not null default false,
  PRIMARY KEY (id),
  FOREIGN KEY (account_app_id) REFERENCES apps(id),
  FOREIGN KEY (calendar_id) REFERENCES calendars(id),
  FOREIGN KEY (changed_by) REFERENCES users(id) ON DELETE SET NULL,
  CHECK ((name ~ '\S'::text)),
  CHECK ((routing_maximum > 0))
);

create table lock_entries (
  id             uuid not null,
  list           text not null,
  name           text not null,
  type           text not null,
  operator       text not null,
  value          text not null,
  key            text not null generated always as (
CASE type
    WHEN 'phone'::text THEN regexp_replace(value, '[^0-9]'::text, ''::text, 'g'::text)
    ELSE lower(btrim(value))
END) stored,
  until          timestamp with time zone,
  live_chat_ids  uuid[],
  reason         text not null default ''::text,
  created_by     uuid,
  created_at     timestamp with time zone not null default now(),
  deleted_at     timestamp with time zone,
  PRIMARY KEY (id),
  FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL,
  CHECK ((key <> ''::text)),
  CHECK ((list = ANY (ARRAY['block'::text, 'allow'::text]))),
  CHECK ((name ~ '\S'::text)),
  CHECK ((operator = ANY (ARRAY['equals'::text, 'contains'::text, 'starts-with'::text, 'ends-with'::text]))),
  CHECK ((type = ANY (ARRAY['account'::text, 'email'::text, 'phone'::text, 'external-id'::text])))
);

create table lock_hits (
  session_id  uuid not null,
  entry_id    uuid not null,
  at          timestamp with time zone not null default now(),
  PRIMARY KEY (session_id),
  FOREIGN KEY (entry_id) REFERENCES lock_entries(id) ON DELETE CASCADE,
  FOREIGN KEY (session_id) REFERENCES sessions(id) ON DELETE CASCADE
);

create table lookings (
  user_id  uuid not null,
  tab_id   uuid not null,
  until    timestamp with time zone not null,
  PRIMARY KEY (user_id, tab_id),
  FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table memberships (
  group_id  uuid not null,
  user_id   uuid not null,
  PRIMARY KEY (group_id, user_id),
  FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table message_versions (
  message_id  uuid not null,
  version     integer not null,
  text        text not null,
  files       jsonb,
  until       timestamp with time zone not null,
  PRIMARY KEY (message_id, version),
  FOREIGN KEY (message_id) REFERENCES messages(id) ON DELETE CASCADE
);

create table messages (
  id            uuid not null,
  session_id    uuid not null,
  number        integer not null,
  ordinal       integer not null,
  author        text not null,
  author_id     uuid,
  author_name   text not null,
  signed        boolean not null default false,
  text          text not null,
  files         jsonb,
  notice        jsonb,
  sent_at       timestamp with time zone not null,
  quote_id      uuid,
  note          jsonb,
  edited_at     timestamp with time zone,
  withdrawn_at  timestamp with time zone,
  changed       integer,
  PRIMARY KEY (id),
  UNIQUE (session_id, number),
  CHECK ((author = ANY (ARRAY['customer'::text, 'operator'::text, 'bot'::text, 'system'::text])))
);

create table migrations (
  name      text not null,
  checksum  text not null,
  at        timestamp with time zone not null default now(),
  PRIMARY KEY (name)
);

create table notice_settings (
  user_id   uuid not null,
  settings  jsonb not null,
  PRIMARY KEY (user_id),
  FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table operator_loads (
  user_id       uuid not null,
  live_chat_id  uuid not null,
  open          integer not null,
  PRIMARY KEY (live_chat_id, user_id),
  FOREIGN KEY (live_chat_id) REFERENCES live_chats(id) ON DELETE CASCADE,
  FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
) with (fillfactor=50);

create table operator_turns (
  user_id  uuid not null,
  turn     bigint not null,
  open     integer not null default 0,
  PRIMARY KEY (user_id),
  FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
) with (fillfactor=50);

create table org_item_users (
  org_item_id  uuid not null,
  user_id      uuid not null,
  PRIMARY KEY (org_item_id, user_id),
  FOREIGN KEY (org_item_id) REFERENCES org_items(id) ON DELETE CASCADE,
  FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table org_items (
  id         uuid not null,
  parent_id  uuid,
  kind       text not null,
  name       text not null,
  place      integer not null default 0,
  PRIMARY KEY (id),
  FOREIGN KEY (parent_id) REFERENCES org_items(id) ON DELETE RESTRICT,
  CHECK ((kind = ANY (ARRAY['department'::text, 'group'::text, 'position'::text]))),
  CHECK ((name ~ '\S'::text))
);

create table org_memberships (
  org_item_id  uuid not null,
  user_id      uuid not null,
  PRIMARY KEY (org_item_id, user_id),
  FOREIGN KEY (org_item_id) REFERENCES org_items(id) ON DELETE CASCADE,
  FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table password_resets (
  token_hash  bytea not null,
  user_id     uuid not null,
  created_at  timestamp with time zone not null default now(),
  expires_at  timestamp with time zone not null,
  mailed      boolean not null,
  PRIMARY KEY (token_hash),
  FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table process_history (
  instance_id   uuid not null,
  ordinal       integer not null,
  at            timestamp with time zone not null default now(),
  kind          text not null,
  element_id    text,
  element_name  text not null default ''::text,
  user_id       uuid,
  detail        text not null default ''::text,
  PRIMARY KEY (instance_id, ordinal),
  FOREIGN KEY (instance_id) REFERENCES process_instances(id) ON DELETE CASCADE,
  FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE SET NULL
);

create table process_instances (
  id            uuid not null,
  number        integer not null generated always as identity,
  process_id    uuid not null,
  version       integer not null,
  name          text not null,
  state         text not null default 'running'::text,
  initiator_id  uuid,
  session_id    uuid,
  session_name  text,
  values        jsonb not null,
  tokens        jsonb not null,
  at            jsonb not null default '[]'::jsonb,
  failed_at     text,
  started_at    timestamp with time zone not null default now(),
  ended_at      timestamp with time zone,
  item_id       uuid,
  item_ids      uuid[] not null default '{}'::uuid[],
  PRIMARY KEY (id),
  FOREIGN KEY (initiator_id) REFERENCES users(id) ON DELETE SET NULL,
  FOREIGN KEY (item_id) REFERENCES items(id) ON DELETE SET NULL,
  FOREIGN KEY (process_id) REFERENCES processes(id) ON DELETE CASCADE,
  FOREIGN KEY (process_id, version) REFERENCES process_versions(process_id, number),
  FOREIGN KEY (session_id) REFERENCES sessions(id) ON DELETE SET NULL,
  CHECK ((state = ANY (ARRAY['running'::text, 'finished'::text, 'failed'::text, 'interrupted'::text])))
);

create table process_tasks (
  id            uuid not null,
  instance_id   uuid not null,
  element_id    text not null,
  execution_id  text not null,
  name          text not null,
  state         text not null default 'open'::text,
  assignee_id   uuid,
  group_id      uuid,
  org_item_id   uuid,
  due_at        timestamp with time zone,
  exit          text,
  created_at    timestamp with time zone not null default now(),
  done_at       timestamp with time zone,
  done_by       uuid,
  PRIMARY KEY (id),
  UNIQUE (instance_id, execution_id),
  FOREIGN KEY (assignee_id) REFERENCES users(id) ON DELETE SET NULL,
  FOREIGN KEY (done_by) REFERENCES users(id) ON DELETE SET NULL,
  FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE SET NULL,
  FOREIGN KEY (instance_id) REFERENCES process_instances(id) ON DELETE CASCADE,
  FOREIGN KEY (org_item_id) REFERENCES org_items(id) ON DELETE SET NULL,
  CHECK ((num_nonnulls(group_id, org_item_id) <= 1)),
  CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'cancelled'::text])))
);

create table process_versions (
  process_id    uuid not null,
  number        integer not null,
  diagram       text not null,
  variables     jsonb not null,
  version       integer not null,
  published_at  timestamp with time zone not null default now(),
  published_by  uuid,
  PRIMARY KEY (process_id, number),
  FOREIGN KEY (process_id) REFERENCES processes(id) ON DELETE CASCADE,
  FOREIGN KEY (published_by) REFERENCES users(id) ON DELETE SET NULL
);

create table processes (
  id           uuid not null,
  name         text not null,
  description  text not null default ''::text,
  workspace    text,
  app_id       uuid,
  diagram      text not null,
  variables    jsonb not null,
  version      integer not null default 1,
  published    integer,
  created_at   timestamp with time zone not null default now(),
  created_by   uuid,
  changed_at   timestamp with time zone not null default now(),
  changed_by   uuid,
  deleted_at   timestamp with time zone,
  PRIMARY KEY (id),
  FOREIGN KEY (app_id) REFERENCES apps(id) ON DELETE SET NULL,
  FOREIGN KEY (changed_by) REFERENCES users(id) ON DELETE SET NULL,
  FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL,
  CHECK (((workspace IS NULL) OR (app_id IS NULL))),
  CHECK ((name ~ '\S'::text))
);

create table push_devices (
  id            uuid not null,
  user_id       uuid not null,
  sign_in       bytea not null,
  endpoint      text not null,
  p256dh        text not null,
  auth          text not null,
  name          text not null,
  created_at    timestamp with time zone not null default now(),
  delivered_at  timestamp with time zone,
  PRIMARY KEY (id),
  UNIQUE (endpoint),
  FOREIGN KEY (sign_in) REFERENCES sign_ins(token_hash) ON DELETE CASCADE,
  FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table reminders (
  user_id      uuid not null,
  session_id   uuid not null,
  at           timestamp with time zone not null,
  until_reply  boolean not null,
  received     integer not null,
  due          boolean not null default false,
  PRIMARY KEY (user_id, session_id),
  FOREIGN KEY (session_id) REFERENCES sessions(id) ON DELETE CASCADE,
  FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table response_templates (
  id             uuid not null,
  kind           text not null,
  name           text not null,
  shortcut       text not null default ''::text,
  description    text not null default ''::text,
  text           text not null default ''::text,
  url            text not null default ''::text,
  keywords       text not null default ''::text,
  folder_id      uuid,
  shared         text not null,
  live_chat_ids  uuid[] not null default '{}'::uuid[],
  group_ids      uuid[] not null default '{}'::uuid[],
  actions        jsonb not null,
  author_id      uuid,
  version        integer not null default 1,
  created_at     timestamp with time zone not null default now(),
  changed_at     timestamp with time zone not null default now(),
  changed_by     uuid,
  deleted_at     timestamp with time zone,
  PRIMARY KEY (id),
  FOREIGN KEY (author_id) REFERENCES users(id) ON DELETE SET NULL,
  FOREIGN KEY (changed_by) REFERENCES users(id) ON DELETE SET NULL,
  FOREIGN KEY (folder_id) REFERENCES template_folders(id) ON DELETE SET NULL,
  CHECK ((kind = ANY (ARRAY['template'::text, 'article'::text]))),
  CHECK ((name ~ '\S'::text)),
  CHECK ((shared = ANY (ARRAY['all'::text, 'live-chats'::text, 'groups'::text, 'me'::text])))
);

create table routing_rules (
  id            uuid not null,
  live_chat_id  uuid not null,
  place         integer not null,
  name          text not null,
  enabled       boolean not null default true,
  conditions    jsonb not null default '[]'::jsonb,
  action        jsonb not null,
  extras        jsonb not null default '{}'::jsonb,
  changed_at    timestamp with time zone not null default now(),
  changed_by    uuid,
  PRIMARY KEY (id),
  UNIQUE (live_chat_id, place) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (changed_by) REFERENCES users(id) ON DELETE SET NULL,
  FOREIGN KEY (live_chat_id) REFERENCES live_chats(id) ON DELETE CASCADE,
  CHECK ((name ~ '\S'::text))
);

create table routings (
  id            bigint not null generated always as identity,
  session_id    uuid not null,
  live_chat_id  uuid not null,
  at            timestamp with time zone not null,
  event         text not null,
  decision      jsonb not null,
  facts         jsonb,
  PRIMARY KEY (id),
  FOREIGN KEY (session_id) REFERENCES sessions(id) ON DELETE CASCADE,
  CHECK ((event = ANY (ARRAY['opened'::text, 'drained'::text, 'returned'::text])))
);

create table scheduled_messages (
  id          uuid not null,
  session_id  uuid not null,
  author_id   uuid not null,
  text        text not null,
  at          timestamp with time zone not null,
  refused     text,
  quote_id    uuid,
  file_ids    uuid[] not null default '{}'::uuid[],
  PRIMARY KEY (id),
  FOREIGN KEY (author_id) REFERENCES users(id) ON DELETE CASCADE,
  FOREIGN KEY (session_id) REFERENCES sessions(id) ON DELETE CASCADE
);

create table second_factor_groups (
  group_id  uuid not null,
  PRIMARY KEY (group_id),
  FOREIGN KEY (group_id) REFERENCES groups(id)
);

create table second_factors (
  user_id       uuid not null,
  secret        text not null,
  confirmed_at  timestamp with time zone,
  last_step     bigint not null default 0,
  PRIMARY KEY (user_id),
  FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table session_holdings (
  session_id    uuid not null,
  live_chat_id  uuid not null,
  user_id       uuid not null,
  held_from     timestamp with time zone not null,
  held_until    timestamp with time zone,
  FOREIGN KEY (session_id) REFERENCES sessions(id) ON DELETE CASCADE
);

create table session_items (
  session_id  uuid not null,
  item_id     uuid not null,
  app_id      uuid not null,
  created_at  timestamp with time zone not null default now(),
  created_by  uuid,
  PRIMARY KEY (session_id, item_id),
  FOREIGN KEY (app_id) REFERENCES apps(id) ON DELETE CASCADE,
  FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL,
  FOREIGN KEY (item_id) REFERENCES items(id) ON DELETE CASCADE,
  FOREIGN KEY (session_id) REFERENCES sessions(id) ON DELETE CASCADE
);

create table session_reads (
  session_id  uuid not null,
  user_id     uuid not null,
  count       integer not null,
  PRIMARY KEY (session_id, user_id),
  FOREIGN KEY (session_id) REFERENCES sessions(id) ON DELETE CASCADE,
  FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table session_tables (
  user_id       uuid not null,
  columns       jsonb not null,
  default_view  text,
  view_order    jsonb not null,
  widths        jsonb not null default '{}'::jsonb,
  pin_first     boolean not null default false,
  page_size     integer not null default 50,
  PRIMARY KEY (user_id),
  FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table session_views (
  id       uuid not null,
  user_id  uuid not null,
  name     text not null,
  shared   boolean not null,
  filters  jsonb not null,
  sorting  text not null,
  PRIMARY KEY (id),
  FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  CHECK ((name ~ '\S'::text))
);

create table sessions (
  id                uuid not null,
  thread_id         uuid not null,
  live_chat_id      uuid not null,
  channel_kind      text not null,
  customer_id       uuid not null,
  chapter           integer not null,
  name              text not null,
  state             text not null,
  operator_id       uuid,
  group_id          uuid,
  priority          smallint not null default 0,
  number            integer not null default 0,
  received          integer not null default 0,
  read              integer not null default 0,
  sent              integer not null default 0,
  seen              integer not null default 0,
  preview           jsonb,
  routed            jsonb,
  created_at        timestamp with time zone not null default now(),
  queued_at         timestamp with time zone not null default now(),
  assigned_at       timestamp with time zone,
  last_activity_at  timestamp with time zone not null default now(),
  active_minute     integer not null default ((EXTRACT(epoch FROM now()) / (60)::numeric))::integer,
  waiting_since     timestamp with time zone,
  closed_at         timestamp with time zone,
  closed_by         uuid,
  label_ids         uuid[] not null default '{}'::uuid[],
  spam_before       jsonb,
  read_told         integer not null default 0,
  PRIMARY KEY (id),
  UNIQUE (thread_id, chapter),
  FOREIGN KEY (closed_by) REFERENCES users(id),
  FOREIGN KEY (customer_id) REFERENCES customers(id) ON DELETE CASCADE,
  FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE SET NULL,
  FOREIGN KEY (live_chat_id) REFERENCES live_chats(id) ON DELETE CASCADE,
  FOREIGN KEY (operator_id) REFERENCES users(id),
  FOREIGN KEY (thread_id) REFERENCES threads(id) ON DELETE CASCADE,
  CHECK (((state = 'closed'::text) = (closed_at IS NOT NULL))),
  CHECK (((state <> 'assigned'::text) OR (operator_id IS NOT NULL))),
  CHECK (((state <> 'queued'::text) OR (operator_id IS NULL))),
  CHECK (((spam_before IS NULL) OR (state = 'spam'::text))),
  CHECK ((name ~ '\S'::text)),
  CHECK (((priority >= 0) AND (priority <= 3))),
  CHECK ((state = ANY (ARRAY['queued'::text, 'assigned'::text, 'bot'::text, 'closed'::text, 'spam'::text])))
) with (fillfactor=60);

create table settings (
  name        text not null,
  value       jsonb not null,
  changed_at  timestamp with time zone not null default now(),
  changed_by  uuid,
  PRIMARY KEY (name)
);

create table sign_ins (
  token_hash  bytea not null,
  user_id     uuid not null,
  created_at  timestamp with time zone not null default now(),
  used_at     timestamp with time zone not null default now(),
  user_agent  text not null default ''::text,
  address     text not null default ''::text,
  id          uuid not null default gen_random_uuid(),
  by          text not null default 'password'::text,
  PRIMARY KEY (token_hash),
  UNIQUE (id),
  FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  CHECK ((by = ANY (ARRAY['password'::text, 'sso'::text])))
);

create table sso_attempts (
  state_hash    bytea not null,
  browser_hash  bytea not null,
  nonce         text not null,
  verifier      text not null,
  issuer        text not null,
  client_id     text not null,
  goes_to       text not null,
  created_at    timestamp with time zone not null default now(),
  PRIMARY KEY (state_hash)
);

create table sso_identities (
  issuer      text not null,
  subject     text not null,
  user_id     uuid not null,
  created_at  timestamp with time zone not null default now(),
  PRIMARY KEY (issuer, subject),
  UNIQUE (issuer, user_id),
  FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table status_log (
  user_id  uuid not null,
  at       timestamp with time zone not null,
  online   boolean not null,
  FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table tallies (
  live_chat_id  uuid not null,
  kind          text not null,
  key           uuid not null default '00000000-0000-0000-0000-000000000000'::uuid,
  n             bigint not null
);

create table template_folders (
  id          uuid not null,
  name        text not null,
  created_by  uuid,
  PRIMARY KEY (id),
  FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL,
  CHECK ((name ~ '\S'::text))
);

create table template_uses (
  template_id  uuid not null,
  day          date not null,
  uses         integer not null,
  last_at      timestamp with time zone not null,
  PRIMARY KEY (template_id, day),
  FOREIGN KEY (template_id) REFERENCES response_templates(id) ON DELETE CASCADE
);

create table threads (
  id            uuid not null,
  live_chat_id  uuid not null,
  channel_id    uuid not null,
  customer_id   uuid not null,
  external_id   text not null,
  created_at    timestamp with time zone not null default now(),
  PRIMARY KEY (id),
  UNIQUE (channel_id, external_id),
  FOREIGN KEY (channel_id) REFERENCES channels(id) ON DELETE CASCADE,
  FOREIGN KEY (customer_id) REFERENCES customers(id) ON DELETE CASCADE,
  FOREIGN KEY (live_chat_id) REFERENCES live_chats(id) ON DELETE CASCADE
);

create table trusted_devices (
  token_hash  bytea not null,
  user_id     uuid not null,
  expires_at  timestamp with time zone not null,
  PRIMARY KEY (token_hash),
  FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table unread_letters (
  user_id     uuid not null,
  session_id  uuid not null,
  ordinal     integer not null,
  PRIMARY KEY (user_id, session_id),
  FOREIGN KEY (session_id) REFERENCES sessions(id) ON DELETE CASCADE,
  FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table used_identities (
  channel_id  uuid not null,
  jti         text not null,
  expires_at  timestamp with time zone not null,
  PRIMARY KEY (channel_id, jti),
  FOREIGN KEY (channel_id) REFERENCES channels(id) ON DELETE CASCADE
);

create table user_accounts (
  kind     text not null,
  value    text not null,
  user_id  uuid not null,
  PRIMARY KEY (kind, value),
  FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  CHECK ((value ~ '\S'::text))
);

create table user_imports (
  id          uuid not null,
  user_id     uuid not null,
  file_name   text not null,
  ignored     text[] not null,
  rows        jsonb not null,
  invited_at  timestamp with time zone,
  created_at  timestamp with time zone not null default now(),
  PRIMARY KEY (id),
  FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table users (
  id               uuid not null,
  name             text not null,
  email            text not null,
  password         text,
  position         text not null default ''::text,
  avatar_file_id   uuid,
  state            text not null default 'invited'::text,
  online           boolean not null default false,
  seen_at          timestamp with time zone,
  created_at       timestamp with time zone not null default now(),
  skills           text[] not null default '{}'::text[],
  routing_maximum  integer,
  PRIMARY KEY (id),
  CHECK ((name ~ '\S'::text)),
  CHECK ((routing_maximum > 0)),
  CHECK ((state = ANY (ARRAY['invited'::text, 'active'::text, 'locked'::text])))
);

create table visitor_tokens (
  token_hash    bytea not null,
  customer_id   uuid not null,
  live_chat_id  uuid not null,
  used_at       timestamp with time zone not null default now(),
  PRIMARY KEY (token_hash),
  FOREIGN KEY (customer_id) REFERENCES customers(id) ON DELETE CASCADE,
  FOREIGN KEY (live_chat_id) REFERENCES live_chats(id) ON DELETE CASCADE
);

create table waiting_steps (
  session_id  uuid not null,
  queued_at   timestamp with time zone not null,
  step        text not null,
  PRIMARY KEY (session_id, queued_at, step),
  FOREIGN KEY (session_id) REFERENCES sessions(id) ON DELETE CASCADE
);

create extension pg_trgm;

CREATE INDEX absences_user_id_ends_at_idx ON public.absences USING btree (user_id, ends_at);

CREATE INDEX activity_recipients_user_id_read_at_entry_id_idx ON public.activity_recipients USING btree (user_id, read, at DESC, entry_id);

CREATE INDEX app_field_grant_members_group_id_idx ON public.app_field_grant_members USING btree (group_id);

CREATE INDEX app_field_grant_members_org_item_id_idx ON public.app_field_grant_members USING btree (org_item_id);

CREATE INDEX app_field_grant_members_user_id_idx ON public.app_field_grant_members USING btree (user_id);

CREATE INDEX app_grant_members_group_id_idx ON public.app_grant_members USING btree (group_id);

CREATE INDEX app_grant_members_org_item_id_idx ON public.app_grant_members USING btree (org_item_id);

CREATE INDEX app_grant_members_user_id_idx ON public.app_grant_members USING btree (user_id);

CREATE INDEX audit_entries_by_actor ON public.audit_entries USING btree (actor_id, at DESC, id DESC);

CREATE INDEX audit_entries_newest ON public.audit_entries USING btree (at DESC, id DESC);

CREATE INDEX audit_entries_of_object ON public.audit_entries USING btree (object_kind, object_id, at DESC, id DESC);

CREATE INDEX bindings_item_id_idx ON public.bindings USING btree (item_id);

CREATE INDEX customer_merges_lead_id_idx ON public.customer_merges USING btree (lead_id);

CREATE INDEX customers_by_name ON public.customers USING btree (lower("left"(name, 100)) COLLATE "C", id);

CREATE INDEX customers_merged_into_idx ON public.customers USING btree (merged_into) WHERE (merged_into IS NOT NULL);

CREATE INDEX customers_names ON public.customers USING gin (replace(lower(name), 'ё'::text, 'е'::text) gin_trgm_ops) WITH (gin_pending_list_limit='1024');

CREATE INDEX customers_search ON public.customers USING gin (lower(((((((((name || ' '::text) || COALESCE(email, ''::text)) || ' '::text) || COALESCE(external_id, ''::text)) || ' '::text) || COALESCE(phone, ''::text)) || ' '::text) || regexp_replace(COALESCE(phone, ''::text), '[^+0-9]'::text, ''::text, 'g'::text))) gin_trgm_ops) WITH (gin_pending_list_limit='1024');

CREATE INDEX customers_seen ON public.customers USING btree (created_at DESC, id DESC) WHERE (merged_into IS NULL);

CREATE INDEX drafts_user_id_changed_at_idx ON public.drafts USING btree (user_id, changed_at DESC);

CREATE INDEX files_entry ON public.files USING btree (entry_id) WHERE (entry_id IS NOT NULL);

CREATE INDEX files_key ON public.files USING btree (key);

CREATE INDEX files_loose ON public.files USING btree (created_at) WHERE ((session_id IS NULL) AND (item_id IS NULL) AND (template_id IS NULL) AND (entry_id IS NULL));

CREATE INDEX files_scheduled_id_idx ON public.files USING btree (scheduled_id) WHERE (scheduled_id IS NOT NULL);

CREATE INDEX files_template ON public.files USING btree (template_id) WHERE (template_id IS NOT NULL);

CREATE INDEX folder_entries_changed ON public.folder_entries USING btree (changed_by, changed_at DESC) WHERE ((kind = 'file'::text) AND (deleted_at IS NULL));

CREATE INDEX folder_entries_deleted ON public.folder_entries USING btree (deleted_at) WHERE (deleted_at IS NOT NULL);

CREATE INDEX folder_entries_found ON public.folder_entries USING gin (lower(name) gin_trgm_ops) WHERE (deleted_at IS NULL);

CREATE INDEX folder_entries_parent ON public.folder_entries USING btree (parent_id);

CREATE INDEX folder_files_file_id_idx ON public.folder_files USING btree (file_id);

CREATE INDEX folder_files_room ON public.folder_files USING btree (added_by) INCLUDE (size);

CREATE INDEX folder_grants_group_id_idx ON public.folder_grants USING btree (group_id);

CREATE INDEX folder_grants_org_item_id_idx ON public.folder_grants USING btree (org_item_id);

CREATE INDEX folder_grants_user_id_idx ON public.folder_grants USING btree (user_id);

CREATE INDEX folder_uploads_changed_at_idx ON public.folder_uploads USING btree (changed_at);

CREATE INDEX folder_uploads_user_id_idx ON public.folder_uploads USING btree (user_id);

CREATE INDEX group_members_member_group_id_idx ON public.group_members USING btree (member_group_id);

CREATE INDEX group_members_org_item_id_idx ON public.group_members USING btree (org_item_id);

CREATE INDEX group_members_user_id_idx ON public.group_members USING btree (user_id);

CREATE INDEX identity_secrets_channel_id_idx ON public.identity_secrets USING btree (channel_id);

CREATE INDEX item_accounts_item_id_idx ON public.item_accounts USING btree (item_id);

CREATE INDEX item_changes_item_id_at_id_idx ON public.item_changes USING btree (item_id, at DESC, id DESC);

CREATE INDEX item_comments_item_id_at_id_idx ON public.item_comments USING btree (item_id, at DESC, id DESC);

CREATE INDEX item_imports_app_id_user_id_created_at_idx ON public.item_imports USING btree (app_id, user_id, created_at);

CREATE INDEX item_imports_created_at_idx ON public.item_imports USING btree (created_at);

CREATE INDEX item_keys_item_id_idx ON public.item_keys USING btree (item_id);

CREATE INDEX item_members_group_id_idx ON public.item_members USING btree (group_id);

CREATE INDEX item_members_org_item_id_idx ON public.item_members USING btree (org_item_id);

CREATE INDEX item_members_user_id_idx ON public.item_members USING btree (user_id);

CREATE INDEX item_views_app_id_user_id_idx ON public.item_views USING btree (app_id, user_id);

CREATE INDEX items_author ON public.items USING btree (app_id, author_id) WHERE (deleted_at IS NULL);

CREATE INDEX items_changed ON public.items USING btree (app_id, changed_at DESC, id DESC) WHERE (deleted_at IS NULL);

CREATE INDEX items_created ON public.items USING btree (app_id, created_at DESC, id DESC) WHERE (deleted_at IS NULL);

CREATE INDEX items_deleted ON public.items USING btree (app_id, changed_at DESC, id DESC) WHERE (deleted_at IS NOT NULL);

CREATE INDEX items_editor ON public.items USING btree (app_id, editor_id) WHERE (deleted_at IS NULL);

CREATE INDEX items_name ON public.items USING btree (app_id, lower("left"(name, 100)), id) WHERE (deleted_at IS NULL);

CREATE INDEX items_search ON public.items USING gin (search gin_trgm_ops) WITH (gin_pending_list_limit='1024');

CREATE INDEX items_status ON public.items USING btree (app_id, status, changed_at DESC, id DESC) WHERE (deleted_at IS NULL);

CREATE INDEX items_values ON public.items USING gin ("values" jsonb_path_ops) WITH (gin_pending_list_limit='1024');

CREATE INDEX live_chat_internal_group_id_idx ON public.live_chat_internal USING btree (group_id);

CREATE INDEX live_chat_internal_org_item_id_idx ON public.live_chat_internal USING btree (org_item_id);

CREATE INDEX live_chat_internal_user_id_idx ON public.live_chat_internal USING btree (user_id);

CREATE INDEX live_chat_operator_groups_group_id_idx ON public.live_chat_operator_groups USING btree (group_id);

CREATE INDEX live_chat_reader_groups_group_id_idx ON public.live_chat_reader_groups USING btree (group_id);

CREATE INDEX live_chat_register_apps_app_id_idx ON public.live_chat_register_apps USING btree (app_id);

CREATE INDEX live_chat_supervisor_groups_group_id_idx ON public.live_chat_supervisor_groups USING btree (group_id);

CREATE INDEX live_chats_account_app_id_idx ON public.live_chats USING btree (account_app_id);

CREATE INDEX live_chats_calendar_id_idx ON public.live_chats USING btree (calendar_id);

CREATE INDEX lock_entries_list_id_idx ON public.lock_entries USING btree (list, id DESC);

CREATE INDEX lock_entries_type_operator_key_idx ON public.lock_entries USING btree (type, operator, key) WHERE (deleted_at IS NULL);

CREATE INDEX lock_hits_entry_id_at_idx ON public.lock_hits USING btree (entry_id, at);

CREATE INDEX memberships_user_id_group_id_idx ON public.memberships USING btree (user_id, group_id);

CREATE INDEX messages_with_files ON public.messages USING btree (session_id, number) WHERE (files IS NOT NULL);

CREATE INDEX operator_turns_by_load ON public.operator_turns USING btree (open, turn, user_id);

CREATE INDEX operator_turns_by_turn ON public.operator_turns USING btree (turn, user_id);

CREATE INDEX org_item_users_user_id_idx ON public.org_item_users USING btree (user_id);

CREATE INDEX org_items_parent_id_place_idx ON public.org_items USING btree (parent_id, place);

CREATE INDEX org_memberships_user_id_org_item_id_idx ON public.org_memberships USING btree (user_id, org_item_id);

CREATE INDEX password_resets_user_id_idx ON public.password_resets USING btree (user_id);

CREATE INDEX process_history_user_id_idx ON public.process_history USING btree (user_id);

CREATE INDEX process_instances_going ON public.process_instances USING btree (process_id) WHERE (state = ANY (ARRAY['running'::text, 'failed'::text]));

CREATE INDEX process_instances_initiator ON public.process_instances USING btree (initiator_id, number DESC);

CREATE INDEX process_instances_item ON public.process_instances USING btree (item_id) WHERE (item_id IS NOT NULL);

CREATE INDEX process_instances_items ON public.process_instances USING gin (item_ids);

CREATE INDEX process_instances_process ON public.process_instances USING btree (process_id, version, number DESC);

CREATE INDEX process_instances_session ON public.process_instances USING btree (session_id, started_at DESC) WHERE (session_id IS NOT NULL);

CREATE INDEX process_tasks_assignee ON public.process_tasks USING btree (assignee_id, due_at, id) WHERE (state = 'open'::text);

CREATE INDEX process_tasks_done ON public.process_tasks USING btree (done_by, done_at DESC) WHERE (state = 'done'::text);

CREATE INDEX process_tasks_group ON public.process_tasks USING btree (group_id, due_at, id) WHERE ((state = 'open'::text) AND (group_id IS NOT NULL));

CREATE INDEX process_tasks_had ON public.process_tasks USING btree (assignee_id);

CREATE INDEX process_tasks_instance ON public.process_tasks USING btree (instance_id);

CREATE INDEX process_tasks_org_item ON public.process_tasks USING btree (org_item_id, due_at, id) WHERE ((state = 'open'::text) AND (org_item_id IS NOT NULL));

CREATE INDEX processes_app ON public.processes USING btree (app_id) WHERE (app_id IS NOT NULL);

CREATE INDEX push_devices_sign_in_idx ON public.push_devices USING btree (sign_in);

CREATE INDEX push_devices_user_id_idx ON public.push_devices USING btree (user_id);

CREATE INDEX reminders_session_id_idx ON public.reminders USING btree (session_id);

CREATE INDEX response_templates_deleted ON public.response_templates USING btree (deleted_at) WHERE (deleted_at IS NOT NULL);

CREATE INDEX response_templates_folder_id_idx ON public.response_templates USING btree (folder_id);

CREATE INDEX routing_rules_drain ON public.routing_rules USING btree (live_chat_id) WHERE (enabled AND ((action ->> 'name'::text) = ANY (ARRAY['least-busy'::text, 'round-robin'::text, 'operator'::text, 'last-operator'::text])));

CREATE INDEX routings_facts ON public.routings USING btree (at) WHERE (facts IS NOT NULL);

CREATE INDEX routings_opened ON public.routings USING btree (live_chat_id, at, id) WHERE (event = 'opened'::text);

CREATE INDEX routings_session_id_id_idx ON public.routings USING btree (session_id, id);

CREATE INDEX scheduled_messages_author_id_idx ON public.scheduled_messages USING btree (author_id);

CREATE INDEX scheduled_messages_session_id_at_idx ON public.scheduled_messages USING btree (session_id, at);

CREATE INDEX session_holdings_now ON public.session_holdings USING btree (session_id) WHERE (held_until IS NULL);

CREATE INDEX session_holdings_session_id_idx ON public.session_holdings USING btree (session_id);

CREATE INDEX session_holdings_user_id_held_from_idx ON public.session_holdings USING btree (user_id, held_from);

CREATE INDEX session_items_item_id_idx ON public.session_items USING btree (item_id);

CREATE INDEX session_views_name_idx ON public.session_views USING btree (name) WHERE shared;

CREATE INDEX session_views_user_id_idx ON public.session_views USING btree (user_id);

CREATE INDEX sessions_active ON public.sessions USING btree (live_chat_id, active_minute DESC) WHERE (state = ANY (ARRAY['queued'::text, 'assigned'::text, 'bot'::text]));

CREATE INDEX sessions_activity ON public.sessions USING btree (live_chat_id, active_minute DESC);

CREATE INDEX sessions_by_channel ON public.sessions USING btree (live_chat_id, channel_kind, created_at DESC, id DESC);

CREATE INDEX sessions_by_name ON public.sessions USING btree (live_chat_id, lower("left"(name, 100)) COLLATE "C", id);

CREATE INDEX sessions_closed ON public.sessions USING btree (live_chat_id, closed_at DESC, id DESC) WHERE (state = 'closed'::text);

CREATE INDEX sessions_closed_mine ON public.sessions USING btree (operator_id, live_chat_id, closed_at DESC, id DESC) WHERE (state = 'closed'::text);

CREATE INDEX sessions_created ON public.sessions USING btree (live_chat_id, created_at DESC, id DESC);

CREATE INDEX sessions_labels ON public.sessions USING gin (label_ids) WHERE (label_ids <> '{}'::uuid[]);

CREATE INDEX sessions_mine ON public.sessions USING btree (operator_id) WHERE (state = 'assigned'::text);

CREATE INDEX sessions_names ON public.sessions USING gin (replace(lower(name), 'ё'::text, 'е'::text) gin_trgm_ops) WITH (gin_pending_list_limit='1024');

CREATE INDEX sessions_next ON public.sessions USING btree (live_chat_id, group_id, priority DESC, queued_at, id) WHERE (state = 'queued'::text);

CREATE INDEX sessions_not_closed ON public.sessions USING btree (live_chat_id, state, created_at DESC, id DESC) WHERE (state <> 'closed'::text);

CREATE INDEX sessions_of_customer ON public.sessions USING btree (customer_id, live_chat_id, created_at DESC);

CREATE INDEX sessions_of_group ON public.sessions USING btree (group_id, created_at DESC, id DESC) WHERE (group_id IS NOT NULL);

CREATE INDEX sessions_of_operator ON public.sessions USING btree (operator_id, created_at DESC, id DESC);

CREATE INDEX sessions_prioritised ON public.sessions USING btree (live_chat_id, priority, created_at DESC, id DESC) WHERE (priority > 0);

CREATE INDEX sessions_prioritised_active ON public.sessions USING btree (live_chat_id, priority, active_minute DESC) WHERE (priority > 0);

CREATE INDEX sessions_prioritised_of ON public.sessions USING btree (operator_id, priority, created_at DESC, id DESC) WHERE (priority > 0);

CREATE INDEX sessions_queue ON public.sessions USING btree (live_chat_id, queued_at, id) WHERE (state = 'queued'::text);

CREATE INDEX sessions_queue_of ON public.sessions USING btree (live_chat_id, group_id, queued_at, id) WHERE (state = 'queued'::text);

CREATE INDEX sessions_spam ON public.sessions USING btree (live_chat_id, last_activity_at DESC, id DESC) WHERE (state = 'spam'::text);

CREATE INDEX sessions_spam_of ON public.sessions USING btree (operator_id) WHERE (state = 'spam'::text);

CREATE INDEX sign_ins_user_id_idx ON public.sign_ins USING btree (user_id);

CREATE INDEX sso_identities_user_id_idx ON public.sso_identities USING btree (user_id);

CREATE INDEX status_log_user_id_at_idx ON public.status_log USING btree (user_id, at);

CREATE INDEX tallies_live_chat_id_kind_key_n_idx ON public.tallies USING btree (live_chat_id, kind, key) INCLUDE (n);

CREATE INDEX threads_customer_id_idx ON public.threads USING btree (customer_id);

CREATE INDEX trusted_devices_user_id_idx ON public.trusted_devices USING btree (user_id);

CREATE INDEX unread_letters_session_id_idx ON public.unread_letters USING btree (session_id);

CREATE INDEX user_accounts_user_id_idx ON public.user_accounts USING btree (user_id);

CREATE INDEX user_imports_created_at_idx ON public.user_imports USING btree (created_at);

CREATE INDEX user_imports_user_id_idx ON public.user_imports USING btree (user_id);

CREATE INDEX users_name ON public.users USING btree (lower(name), id);

CREATE INDEX visitor_tokens_customer_id_idx ON public.visitor_tokens USING btree (customer_id);

CREATE UNIQUE INDEX apps_code ON public.apps USING btree (lower(code)) WHERE (deleted_at IS NULL);

CREATE UNIQUE INDEX calendars_name ON public.calendars USING btree (lower(name));

CREATE UNIQUE INDEX channels_internal ON public.channels USING btree (live_chat_id, kind) WHERE (kind = ANY (ARRAY['internal'::text, 'website'::text]));

CREATE UNIQUE INDEX customer_merges_merged ON public.customer_merges USING btree (merged_id);

CREATE UNIQUE INDEX folder_entries_company ON public.folder_entries USING btree (root) WHERE (root = 'company'::text);

CREATE UNIQUE INDEX folder_entries_mine ON public.folder_entries USING btree (owner_id) WHERE (root = 'mine'::text);

CREATE UNIQUE INDEX folder_entries_name ON public.folder_entries USING btree (parent_id, lower(name)) WHERE ((deleted_at IS NULL) AND (parent_id IS NOT NULL));

CREATE UNIQUE INDEX groups_name ON public.groups USING btree (lower(name));

CREATE UNIQUE INDEX items_index ON public.items USING btree (app_id, index);

CREATE UNIQUE INDEX labels_name ON public.labels USING btree (live_chat_id, lower(name));

CREATE UNIQUE INDEX live_chats_name ON public.live_chats USING btree (lower(name)) WHERE (deleted_at IS NULL);

CREATE UNIQUE INDEX process_instances_number ON public.process_instances USING btree (number DESC);

CREATE UNIQUE INDEX processes_name ON public.processes USING btree (lower(name)) WHERE (deleted_at IS NULL);

CREATE UNIQUE INDEX sessions_open ON public.sessions USING btree (thread_id) WHERE (state = ANY (ARRAY['queued'::text, 'assigned'::text, 'bot'::text]));

CREATE UNIQUE INDEX template_folders_name ON public.template_folders USING btree (lower(name));

CREATE UNIQUE INDEX users_email ON public.users USING btree (lower(email));

CREATE OR REPLACE FUNCTION public.audit_kept_since()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
AS $function$
  select now() - make_interval(days => greatest(90, (value #>> '{}')::int)) from settings where name = 'auditDays' and value <> '0'
$function$;

CREATE OR REPLACE FUNCTION public.refuse_audit_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'audit_entries are added and never changed' using errcode = 'insufficient_privilege';
end $function$;

CREATE OR REPLACE FUNCTION public.refuse_early_audit_removal()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  since timestamptz := audit_kept_since();
begin
  if since is null or exists (select from gone where gone.at >= since) then
    raise exception 'audit_entries are removed only when they are older than the set retention' using errcode = 'insufficient_privilege';
  end if;
  return null;
end $function$;

CREATE TRIGGER audit_entries_kept AFTER DELETE ON public.audit_entries REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION refuse_early_audit_removal();

CREATE TRIGGER audit_entries_stay BEFORE UPDATE OR TRUNCATE ON public.audit_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();

create table template_folders (
  id          uuid primary key,
  name        text not null check (name ~ '\S'),
  created_by  uuid references users on delete set null
);
create unique index template_folders_name on template_folders (lower(name));

-- Templates and articles (CMP-05).
create table response_templates (
  id             uuid primary key,
  kind           text not null check (kind in ('template', 'article')),
  name           text not null check (name ~ '\S'),
  -- Empty: none. Unique among what somebody may see, which no index knows.
  shortcut       text not null default '',
  description    text not null default '',
  text           text not null default '',
  url            text not null default '',
  keywords       text not null default '',
  folder_id      uuid references template_folders on delete set null,
  shared         text not null check (shared in ('all', 'live-chats', 'groups', 'me')),
  -- Ids of deleted live chats and groups mean nothing any more.
  live_chat_ids  uuid[] not null default '{}',
  group_ids      uuid[] not null default '{}',
  -- What a macro does besides (MAC-01).
  actions        jsonb not null,
  author_id      uuid references users on delete set null,
  version        integer not null default 1,
  created_at     timestamptz not null default now(),
  changed_at     timestamptz not null default now(),
  changed_by     uuid references users on delete set null
);
create index on response_templates (folder_id);

-- A day's messages as one row: figures of 30 days are read with the list.
create table template_uses (
  template_id  uuid not null references response_templates on delete cascade,
  day          date not null,
  uses         integer not null,
  last_at      timestamptz not null,
  primary key (template_id, day)
);

-- Set while a template carries the file: it is read by whoever may see the template.
alter table files add column template_id uuid references response_templates on delete set null;
create index files_template on files (template_id) where template_id is not null;

-- A CSV file of people that an administrator imports: its rows as they were read, and with what was wrong once they were invited.
create table user_imports (
  id uuid primary key,
  user_id uuid not null references users on delete cascade,
  file_name text not null,
  ignored text[] not null,
  rows jsonb not null,
  invited_at timestamptz,
  created_at timestamptz not null default now()
);
create index on user_imports (user_id);
create index on user_imports (created_at);

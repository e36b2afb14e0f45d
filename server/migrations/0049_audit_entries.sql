-- Who did what of consequence, when and from where [NFR-06]. Rows are added and never changed: what is not the same any more could
-- not be believed. Names are kept as they were, and nobody is referred to by a foreign key: what is told of may be gone.
create table audit_entries (
  id uuid primary key,
  at timestamptz not null default now(),
  -- Null: nobody who had signed in, or the product itself.
  actor_id uuid,
  actor_name text not null,
  ip inet,
  action text not null,
  object_kind text not null,
  -- Null: there is only one of its kind.
  object_id text,
  object_name text not null,
  -- Field by field, what differs: [{field, before, after} or {field, secret: true}].
  changes jsonb not null
);
create index audit_entries_newest on audit_entries (at desc, id desc);
create index audit_entries_of_object on audit_entries (object_kind, object_id, at desc, id desc);
create index audit_entries_by_actor on audit_entries (actor_id, at desc, id desc);

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit_entries are added and never changed' using errcode = 'insufficient_privilege';
end $$;
create trigger audit_entries_stay before update or delete or truncate on audit_entries
  for each statement execute function refuse_audit_change();
-- Also where triggers are switched off for a session (session_replication_role).
alter table audit_entries enable always trigger audit_entries_stay;

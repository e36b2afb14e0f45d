-- Entries of the audit log are kept for ever, or for as many days as administrators set, and never less than 90 [NFR-06].

-- Null: for ever.
create function audit_kept_since() returns timestamptz language sql stable as $$
  select now() - make_interval(days => greatest(90, (value #>> '{}')::int)) from settings where name = 'auditDays' and value <> '0'
$$;

-- What is older than that may go, and nothing else, whoever asks.
create function refuse_early_audit_removal() returns trigger language plpgsql as $$
declare
  since timestamptz := audit_kept_since();
begin
  if since is null or exists (select from gone where gone.at >= since) then
    raise exception 'audit_entries are removed only when they are older than the set retention' using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;

drop trigger audit_entries_stay on audit_entries;
create trigger audit_entries_stay before update or truncate on audit_entries
  for each statement execute function refuse_audit_change();
create trigger audit_entries_kept after delete on audit_entries referencing old table as gone
  for each statement execute function refuse_early_audit_removal();
alter table audit_entries enable always trigger audit_entries_stay;
alter table audit_entries enable always trigger audit_entries_kept;

-- The item that an instance was started from, and with it all that stand in its variables: what runs is found by them.
alter table process_instances
  add column item_id uuid references items (id) on delete set null,
  add column item_ids uuid[] not null default '{}';

update process_instances i set item_ids = found.ids
from (
  select n.id, array_agg(distinct one::uuid) as ids
  from process_instances n
  join process_versions v on v.process_id = n.process_id and v.number = n.version
  cross join lateral jsonb_array_elements(v.variables) variable
  cross join lateral jsonb_array_elements_text(case jsonb_typeof(n.values -> (variable -> 'field' ->> 'code'))
    when 'array' then n.values -> (variable -> 'field' ->> 'code') else '[]' end) one
  where variable -> 'field' ->> 'type' = 'app'
  group by n.id
) found
where found.id = i.id;

create index process_instances_items on process_instances using gin (item_ids);
create index process_instances_item on process_instances (item_id) where item_id is not null;

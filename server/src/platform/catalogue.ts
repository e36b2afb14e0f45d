import type pg from 'pg'

/** A database's shape, as its own catalogue tells it. */
export interface Shape {
  tables: Table[]
  /** Whole statements: indexes that no constraint makes, functions, triggers, views. */
  others: string[]
}

export interface Table {
  name: string
  comment: string | null
  columns: Column[]
  constraints: { name: string; definition: string }[]
  options: string[] | null
}

export interface Column {
  name: string
  type: string
  /** The base type's name as PostgreSQL has it (int4, text, …), without what qualifies it. */
  base: string
  isArray: boolean
  nullable: boolean
  default: string | null
  identity: '' | 'a' | 'd'
  generated: '' | 's' | 'v'
}

const tablesText = `
  select c.relname as name, obj_description(c.oid) as comment, c.reloptions as options,
    (select json_agg(json_build_object(
        'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
        'base', coalesce(e.typname, t.typname), 'isArray', e.oid is not null,
        'nullable', not a.attnotnull, 'default', pg_get_expr(d.adbin, d.adrelid),
        'identity', a.attidentity, 'generated', a.attgenerated) order by a.attnum)
      from pg_attribute a join pg_type t on t.oid = a.atttypid left join pg_type e on e.oid = t.typelem and t.typcategory = 'A'
        left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
    (select coalesce(json_agg(json_build_object('name', k.conname, 'definition', pg_get_constraintdef(k.oid))
        order by array_position('{p,u,f,c,x}', k.contype::text), k.conname), '[]')
      from pg_constraint k where k.conrelid = c.oid and k.contype in ('p', 'u', 'f', 'c', 'x')) as constraints
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by c.relname`

const othersText = `
  select pg_get_indexdef(i.indexrelid) as text, 1 as rank from pg_index i join pg_class c on c.oid = i.indrelid
    where c.relnamespace = 'public'::regnamespace and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
  union all select 'create view ' || viewname || ' as ' || definition, 2 from pg_views where schemaname = 'public'
  union all select pg_get_functiondef(p.oid), 3 from pg_proc p where p.pronamespace = 'public'::regnamespace
    and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
  union all select pg_get_triggerdef(t.oid), 4 from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where c.relnamespace = 'public'::regnamespace and not t.tgisinternal
  union all select 'create extension ' || extname, 0 from pg_extension where extname <> 'plpgsql'
  order by rank, text`

/** Works alike on every PostgreSQL from 15 on, without any program of its own. */
export async function readShape(client: pg.ClientBase): Promise<Shape> {
  const { rows: tables } = await client.query<Table>(tablesText)
  const { rows: others } = await client.query<{ text: string }>(othersText)
  return { tables, others: others.map(({ text }) => text.trimEnd()) }
}

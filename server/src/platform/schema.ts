import type { Column, Shape, Table } from './catalogue.ts'

/** The shape of the migrated database as SQL: for reading and reviewing, not for running. */
export function schemaOf({ tables, others }: Shape): string {
  const head = '-- Drawn from the migrated database by `npm run tables -w server`; a test fails when it is stale.'
  return `${[head, ...tables.map(tableOf), ...others.map((text) => `${text};`)].join('\n\n')}\n`
}

function tableOf({ name, columns, constraints, options }: Table): string {
  const width = Math.max(...columns.map(({ name }) => name.length)) + 2
  const lines = [
    ...columns.map((column) => `  ${column.name.padEnd(width)}${definitionOf(column)}`),
    ...constraints.map(({ definition }) => `  ${definition}`),
  ]
  return `create table ${name} (\n${lines.join(',\n')}\n)${options ? ` with (${options.join(', ')})` : ''};`
}

function definitionOf({ type, nullable, default: value, identity, generated }: Column): string {
  const always = identity && ` generated ${identity === 'a' ? 'always' : 'by default'} as identity`
  const computed = generated && ` generated always as (${value}) stored`
  const given = value !== null && !generated ? ` default ${value}` : ''
  return `${type}${nullable ? '' : ' not null'}${always}${computed}${given}`
}

const scalars: Record<string, string> = {
  bool: 'boolean',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  float4: 'number',
  float8: 'number',
  date: 'Date',
  timestamp: 'Date',
  timestamptz: 'Date',
  bytea: 'Buffer',
}

/** `Tables` for Kysely: what is read, and what may be left out or not be given when a row is written. */
export function tablesOf({ tables }: Shape): string {
  const body = tables.map(
    (table) => `  ${table.name}: {\n${table.columns.map((column) => `    ${propertyOf(table, column)}`).join('\n')}\n  }`,
  )
  const used = ['Generated', 'GeneratedAlways', 'JSONColumnType', 'ColumnType'].filter((name) =>
    new RegExp(`\\b${name}<`).test(body.join('\n')),
  )
  return `// Written by \`npm run tables -w server\` from the migrated database; a test fails when it is stale.
import type { ${used.sort().join(', ')} } from 'kysely'

export interface Tables {
${body.join('\n')}
}
`
}

function propertyOf(table: Table, column: Column): string {
  const scalar = choicesOf(table, column) ?? scalars[column.base] ?? 'string'
  const array = column.isArray ? `${scalar.includes('|') ? `(${scalar})` : scalar}[]` : scalar
  const type = column.nullable ? `${array} | null` : array
  return `${column.name}: ${wrapped(column, type)}`
}

function wrapped({ base, nullable, identity, generated, default: value }: Column, type: string): string {
  // Read as what it holds, written as text: an array would be taken for one of PostgreSQL's.
  if (base === 'json' || base === 'jsonb') {
    const written = nullable ? 'string | null' : 'string'
    return `ColumnType<unknown, ${value !== null || nullable ? `${written} | undefined` : written}, ${written}>`
  }
  if (identity === 'a' || generated) return `GeneratedAlways<${type}>`
  if (identity === 'd' || value !== null) return `Generated<${type}>`
  return type
}

/** A check that lists the values of a text column is its type. */
function choicesOf({ constraints }: Table, { name, base }: Column): string | undefined {
  if (base !== 'text') return undefined
  const check = new RegExp(`^CHECK \\(\\(${name} = ANY \\(ARRAY\\[(.+)\\]\\)\\)\\)$`)
  const list = constraints.map(({ definition }) => check.exec(definition)?.[1]).find(Boolean)
  return list
    ?.split(', ')
    .map((value) => value.replace(/::text$/, ''))
    .join(' | ')
}

/**
 * A parameter for `any($1::uuid[])` and `unnest($1::int[])`, of ids, numbers, yes or no and times: nothing in them needs to be
 * quoted, while pg would look through each letter of each element.
 */
export function plainList(values: readonly (string | number | boolean | Date | null)[]): string {
  let list = ''
  for (const value of values) list += `,${value === null ? 'NULL' : value instanceof Date ? value.toISOString() : value}`
  return `{${list.slice(1)}}`
}

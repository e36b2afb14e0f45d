/**
 * How often something is done, and how long (ms) it may take: in `npm test` so often, in the long form of it, `npm run faults`, as
 * often as bin/faults.mjs says, and as much longer.
 * @param name in the environment
 */
export function longForm(name: string, short: number, timeout: number): { count: number; timeout: number } {
  const count = Number(process.env[name] ?? short)
  return { count, timeout: timeout * Math.max(1, Math.ceil(count / short)) }
}

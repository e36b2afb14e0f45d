import { Refusal } from './refusal.ts'

const year = 366 * 86_400_000

/**
 * A time that something is put off to.
 * @throws {Refusal} `time-passed`, `time-too-far`
 */
export function inTime(at: string): Date {
  const time = new Date(at)
  if (time.getTime() < Date.now()) throw new Refusal('time-passed')
  if (time.getTime() > Date.now() + year) throw new Refusal('time-too-far')
  return time
}

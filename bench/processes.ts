import { readdirSync, readFileSync } from 'node:fs'

const ticksPerSecond = 100

/** Seconds of processor time that these processes have used. */
export function cpuOf(pids: number[]): number {
  return pids.reduce((sum, pid) => sum + ticksOf(pid, 11) / ticksPerSecond, 0)
}

/** Of a PostgreSQL with all its backends; those that have ended are counted with the postmaster that waited for them. */
export function databaseCpu(postmaster: number): number {
  return cpuOf(childrenOf(postmaster)) + ticksOf(postmaster, 13) / ticksPerSecond
}

/** User and system time, from this field of /proc/pid/stat on (counted after the name). */
function ticksOf(pid: number, field: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
    return Number(fields[field]) + Number(fields[field + 1])
  } catch {
    return 0
  }
}

export function childrenOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number),
    )
  } catch {
    return []
  }
}

export function familyOf(pid: number): number[] {
  return [pid, ...childrenOf(pid).flatMap(familyOf)]
}

/** Resident megabytes of one process. */
export function residentMb(pid: number): number {
  return kilobytes(`/proc/${pid}/status`, 'VmRSS') / 1024
}

/** Megabytes of several: what they share is counted once, in proportion. */
export function proportionalMb(pids: number[]): number {
  return pids.reduce((sum, pid) => sum + kilobytes(`/proc/${pid}/smaps_rollup`, 'Pss'), 0) / 1024
}

function kilobytes(file: string, name: string): number {
  try {
    return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(readFileSync(file, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}

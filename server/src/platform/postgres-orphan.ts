import { readlinkSync } from 'node:fs'
import { readFile, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** How long (ms) an orphan may take to end by itself, before it is ended at once, before it is killed. */
const patience: [NodeJS.Signals, number][] = [
  ['SIGINT', 3_000],
  ['SIGQUIT', 2_000],
  ['SIGKILL', 2_000],
]

/** After a kill -9 of the server its PostgreSQL goes on without it. Nobody but the holder of the folder's lock may call this. */
export async function stopOrphan(folder: string): Promise<void> {
  const pid = await livingPostmaster(folder)
  if (pid === undefined) return
  for (const [signal, most] of patience) {
    if (!send(pid, signal)) return
    send(pid, 'SIGCONT')
    for (let waited = 0; waited < most; waited += 20) {
      await wait(20)
      if (!send(pid, 0)) return
    }
  }
}

/** Its process id, as long as it lives and is the one of this folder: ids are given again to others. */
export async function livingPostmaster(folder: string): Promise<number | undefined> {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '')
  const pid = Number.parseInt(text, 10)
  if (!(pid > 1) || !send(pid, 0)) return undefined
  if (process.platform !== 'linux') return pid
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === (await realpath(folder)) ? pid : undefined
  } catch {
    return undefined
  }
}

function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}

import { lstat, open, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { type DataFolder, isLocked, lockDataFolder } from './data-folder.ts'
import { addressOf } from './embedded-postgres.ts'
import { queryOnce } from './postgres-cluster.ts'
import { livingPostmaster } from './postgres-orphan.ts'
import { StartRefused } from './start-refused.ts'
import { type Tar, tarInto } from './tar.ts'

/**
 * The whole data folder as one tar, while the server runs or while it does not: unpacked, it is a data folder again. All that was
 * acknowledged before it was asked for is in it, and what was acknowledged until the database's part was done [BAK-01].
 */
export async function backUp(folder: DataFolder, path: string): Promise<void> {
  const isRunning = (await isLocked(folder)) || (await livingPostmaster(folder.postgres)) !== undefined
  // Otherwise a start in the middle would change what is being copied.
  await using _lock = isRunning ? undefined : await lockDataFolder(folder)
  const half = `${path}.part`
  await using file = await open(half, 'w', 0o600).catch((error: NodeJS.ErrnoException) => {
    throw new StartRefused(`"${path}" cannot be written (${error.code})`)
  })
  try {
    const tar = tarInto(file)
    if (isRunning) await copyRunning(folder, tar)
    else await copy(tar, folder.postgres, 'postgres', (name) => leftOut.test(name))
    // After the database: the files that its rows name are there by now.
    await copy(tar, folder.files, 'files', (name) => name.startsWith('incoming/'))
    await copy(tar, folder.keys, 'keys')
    await tar.end()
    await rename(half, path)
  } catch (error) {
    await rm(half, { force: true })
    throw error
  }
}

/** What PostgreSQL makes anew, or what belongs to the process that runs. */
const leftOut =
  /(^|\/)(postmaster\.(pid|opts)|pgsql_tmp[^/]*|pg_internal\.init[^/]*|\.s\.PGSQL\..*)$|^(pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)\//

/** A base backup: the files as they come, and all that was written to the log from its begin to its end, which mends them. */
async function copyRunning(folder: DataFolder, tar: Tar): Promise<void> {
  const { urlFor, close } = await addressOf(folder)
  try {
    await queryOnce(urlFor('postgres', 'postgres'), async (client) => {
      // Gone with this connection; until then no log that is needed is thrown away.
      await client.query(`select pg_create_physical_replication_slot('backup_' || pg_backend_pid(), true, true)`)
      const first = await segmentOf(client, `select pg_walfile_name(pg_backup_start('parley', true)) as name`)
      // The control file is read last, as PostgreSQL's own base backup does.
      const late = (name: string) => name === 'global/pg_control' || name.startsWith('pg_wal/0')
      await copy(tar, folder.postgres, 'postgres', (name) => leftOut.test(name) || late(name))
      await tar.file('postgres/global/pg_control', join(folder.postgres, 'global/pg_control'))
      const { rows } = await client.query<{ lsn: string; label: string }>(
        'select lsn, labelfile label from pg_backup_stop(wait_for_archive => false)',
      )
      const { lsn, label } = rows[0]!
      await tar.text('postgres/backup_label', label, await lstat(join(folder.postgres, 'PG_VERSION')))
      const last = await segmentOf(client, 'select pg_walfile_name($1) as name', [lsn])
      const names = (await readdir(join(folder.postgres, 'pg_wal'))).filter((name) => /^[0-9A-F]{24}$/.test(name))
      for (const name of names.filter((name) => name >= first && name <= last).sort())
        await tar.file(`postgres/pg_wal/${name}`, join(folder.postgres, 'pg_wal', name))
    })
  } finally {
    await close()
  }
}

/** The name of a file of the log. */
async function segmentOf(client: pg.Client, text: string, values: string[] = []): Promise<string> {
  return (await client.query<{ name: string }>(text, values)).rows[0]!.name
}

async function copy(tar: Tar, from: string, as: string, isLeftOut: (name: string) => boolean = () => false): Promise<void> {
  const stats = await lstat(from).catch(() => undefined)
  if (!stats) return
  await tar.folder(as, stats)
  await copyWithin('')

  async function copyWithin(folder: string): Promise<void> {
    for (const entry of await readdir(join(from, folder), { withFileTypes: true })) {
      const name = folder ? `${folder}/${entry.name}` : entry.name
      if (isLeftOut(name)) continue
      if (entry.isDirectory()) {
        await tar.folder(`${as}/${name}`, await lstat(join(from, name)))
        await copyWithin(name)
      } else if (entry.isFile()) await tar.file(`${as}/${name}`, join(from, name))
    }
  }
}

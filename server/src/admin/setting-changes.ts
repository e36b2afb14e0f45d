import { type LastChange, type SettingChanges, Settings } from '@parley/contract'
import { sql } from 'kysely'
import type { Reads } from '../people/index.ts'

/** What stands on the page of the installation; the other settings of the contract stand on that of all live chats. */
export const ofInstallation = ['organisation', 'timeZone', 'fileQuotaMegabytes', 'largestFileMegabytes', 'auditDays', 'limits']
const ofLiveChats = Object.keys(Settings.properties).filter((name) => !ofInstallation.includes(name))

/** The last one of each page who saved something on it. */
export async function readSettingChanges({ db }: Reads): Promise<SettingChanges> {
  const { rows } = await sql<{ page: keyof SettingChanges; at: Date; id: string | null; name: string | null }>`
    select distinct on (page) page, changed_at as at, u.id, u.name
    from (
      select s.changed_at, s.changed_by, case
        when s.name = any(${ofInstallation}::text[]) or s.name like 'limits.%' then 'installation'
        when s.name = any(${ofLiveChats}::text[]) then 'liveChats'
        when s.name like 'security.%' then 'security'
        when s.name = 'mail' then 'mail' end as page
      from settings s) changed
    left join users u on u.id = changed.changed_by
    where page is not null order by page, changed_at desc`.execute(db)
  const last = new Map(
    rows.map(({ page, at, id, name }): [string, LastChange] => [
      page,
      { at: at.toISOString(), by: id === null ? null : { id, name: name ?? '' } },
    ]),
  )
  const of = (page: keyof SettingChanges) => last.get(page) ?? null
  return { installation: of('installation'), liveChats: of('liveChats'), security: of('security'), mail: of('mail') }
}

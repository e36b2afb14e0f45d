import type { ProcessRow } from '@parley/contract'
import { t } from '../../../../instances/index.ts'

export interface ProcessGroup {
  key: string
  name: string
  processes: ProcessRow[]
}

/**
 * What can be started, as it is offered: what was started lately on top, then by level: the company's, each workspace's, each
 * app's [BPR-01]. What is searched for may stand in the name, in the description, or be the level's.
 */
export function groupsOf(processes: readonly ProcessRow[], recent: readonly string[], search: string): ProcessGroup[] {
  const wanted = search.trim().toLocaleLowerCase()
  if (wanted) {
    const fits = (one: ProcessRow) =>
      [one.name, one.description, levelOf(one)].some((words) => words.toLocaleLowerCase().includes(wanted))
    return byLevel(processes.filter(fits))
  }
  const lately = recent.flatMap((id) => processes.find((one) => one.id === id) ?? [])
  const others = byLevel(processes.filter((one) => !lately.includes(one)))
  return lately.length > 0 ? [{ key: 'recent', name: t('starting.recent'), processes: lately }, ...others] : others
}

function byLevel(processes: readonly ProcessRow[]): ProcessGroup[] {
  const rank = ({ workspace, app }: ProcessRow) => (app ? 2 : workspace ? 1 : 0)
  const ordered = processes.toSorted((one, other) => rank(one) - rank(other) || levelOf(one).localeCompare(levelOf(other)))
  const key = (one: ProcessRow) => `${rank(one)} ${one.app?.id ?? one.workspace ?? ''}`
  return [...Map.groupBy(ordered, key)].map(([of, those]) => ({ key: of, name: levelOf(those[0]!), processes: those }))
}

function levelOf({ workspace, app }: ProcessRow): string {
  return app?.name ?? workspace ?? t('starting.company')
}

import { Button } from '@mantine/core'
import type { AuditEntry } from '@parley/contract'
import own from './audit.module.css'
import type { Filters } from './filters.ts'
import { kindText, t } from './words.ts'

interface Narrowed {
  filters: Filters
  found: readonly AuditEntry[] | undefined
  narrow: (next: Filters) => void
}

/** What the log is narrowed to by a link from somewhere else, and the way back to all of it. */
export function ObjectBand({ filters: { kind, id, ...others }, found, narrow }: Narrowed) {
  const word = kindText(kind as AuditEntry['object']['kind'])
  const name = id && (found?.find(({ object }) => object.id === id && object.name)?.object.name ?? '')
  return (
    <div className={own.band}>
      <span>{name ? t('audit.ofOne', { kind: word, name }) : t('audit.ofObject', { kind: word })}</span>
      <Button variant="subtle" size="compact-sm" onClick={() => narrow(others)}>
        {t('audit.clear')}
      </Button>
    </div>
  )
}

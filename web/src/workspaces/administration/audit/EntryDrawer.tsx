import { Button } from '@mantine/core'
import type { AuditEntry } from '@parley/contract'
import type { ReactNode } from 'react'
import { Drawer } from '../../../ui/Dialog.tsx'
import { full } from '../../../ui/time.ts'
import own from './audit.module.css'
import { Changes } from './Changes.tsx'
import type { Filters } from './filters.ts'
import { actionText, actorText, kindText, t } from './words.ts'

/** One entry with what was before and after. */
export function EntryDrawer(props: { entry: AuditEntry; close: () => void; narrow: (next: Filters) => void }) {
  const { entry, close, narrow } = props
  const { kind, id, name } = entry.object
  const history = () => {
    close()
    narrow({ kind, ...(id !== null && { id }) })
  }
  return (
    <Drawer title={actionText(entry.action)} close={close}>
      <dl className={own.facts}>
        <Fact name={t('audit.time')}>{full(entry.at)}</Fact>
        <Fact name={t('audit.utc')}>
          <time dateTime={entry.at}>{entry.at.replace('T', ' ').replace('Z', '')}</time>
        </Fact>
        <Fact name={t('audit.actor')}>{actorText(entry)}</Fact>
        <Fact name={t('audit.ip')}>{entry.ip ?? '–'}</Fact>
        <Fact name={t('audit.object')}>{name ? `${name} (${kindText(kind)})` : kindText(kind)}</Fact>
      </dl>
      <Button variant="default" size="compact-sm" onClick={history}>
        {t('audit.history')}
      </Button>
      <section className={own.changes} aria-labelledby="changes">
        <h2 id="changes">{t('audit.changes')}</h2>
        {entry.changes.length > 0 ? <Changes changes={entry.changes} /> : <p>{t('audit.noChanges')}</p>}
      </section>
    </Drawer>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

import { Button } from '@mantine/core'
import type { SessionRow, SessionsChange } from '@parley/contract'
import { type ReactNode, useState } from 'react'
import { priorityName } from '../../../conversation/index.ts'
import { useHeld } from '../../../held.ts'
import { BulkBar as Bar, type NotDone, NotDoneDialog } from '../../../ui/BulkBar.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { BulkTargets } from './BulkTargets.tsx'
import { changeAll, mostChanged } from './change.ts'
import css from './sessions-app.module.css'
import { t } from './words.ts'

interface Chosen {
  rows: readonly SessionRow[]
  patch: (row: SessionRow) => unknown
  clear: () => void
}

/** What can be done with all that are selected; each row is changed by itself, and those that were not are named [SAP-05]. */
export function BulkBar({ rows, patch, clear }: Chosen) {
  const [busy, setBusy] = useState(false)
  const [closing, setClosing] = useState(false)
  const [notDone, setNotDone] = useState<NotDone[]>([])
  const labels = useHeld(({ liveChats }) => liveChats)
    .filter(({ id }) => rows.some(({ liveChatId }) => liveChatId === id))
    .flatMap((chat) => chat.labels)
  const run = async (change: SessionsChange) => {
    setBusy(true)
    const refused = await changeAll(rows, change, patch)
    setBusy(false)
    setClosing(false)
    if (refused?.length) setNotDone(refused)
    else if (refused) clear()
  }
  const tooMany = rows.length > mostChanged
  const off = busy || tooMany
  return (
    <Bar
      label={t('sessionsApp.selected', { count: rows.length })}
      note={tooMany ? t('sessionsApp.tooMany') : undefined}
      clear={clear}
      clearLabel={t('sessionsApp.clearSelection')}
    >
      <Choice label={t('sessionsApp.reassign')} off={off}>
        <BulkTargets rows={rows} choose={(reassign) => void run({ reassign })} />
      </Choice>
      <Choice label={t('sessionsApp.setPriority')} off={off}>
        {([3, 2, 1, 0] as const).map((priority) => (
          <Menu.Item key={priority} onClick={() => void run({ priority })}>
            {priorityName(priority)}
          </Menu.Item>
        ))}
      </Choice>
      {labels.length > 0 && (
        <Choice label={t('sessionsApp.labels')} off={off}>
          <Menu.Label>{t('sessionsApp.addLabel')}</Menu.Label>
          {labels.map(({ id, name }) => (
            <Menu.Item key={id} onClick={() => void run({ addLabelIds: [id] })}>
              {name}
            </Menu.Item>
          ))}
          <Menu.Label>{t('sessionsApp.removeLabel')}</Menu.Label>
          {labels.map(({ id, name }) => (
            <Menu.Item key={id} onClick={() => void run({ removeLabelIds: [id] })}>
              {name}
            </Menu.Item>
          ))}
        </Choice>
      )}
      <Button size="compact-md" variant="default" disabled={off} onClick={() => setClosing(true)}>
        {t('sessionsApp.close')}
      </Button>
      {rows.some(({ state }) => state !== 'spam') && (
        <Button size="compact-md" variant="default" disabled={off} onClick={() => void run({ spam: true })}>
          {t('sessionsApp.toSpam')}
        </Button>
      )}
      {rows.some(({ state }) => state === 'spam') && (
        <Button size="compact-md" variant="default" disabled={off} onClick={() => void run({ spam: false })}>
          {t('sessionsApp.notSpam')}
        </Button>
      )}
      {closing && (
        <Dialog
          title={t('sessionsApp.closeQuestion', { count: rows.length })}
          close={() => setClosing(false)}
          submit={() => void run({ close: true })}
          footer={
            <>
              <Button variant="default" onClick={() => setClosing(false)}>
                {t('ui.cancel')}
              </Button>
              <Button color="red" loading={busy} data-autofocus onClick={() => void run({ close: true })}>
                {t('sessionsApp.close')}
              </Button>
            </>
          }
        >
          {t('sessionsApp.closeText')}
        </Dialog>
      )}
      {notDone.length > 0 && (
        <NotDoneDialog
          title={t('sessionsApp.notDone', { count: notDone.length })}
          label={t('sessionsApp.results')}
          rows={notDone}
          close={() => setNotDone([])}
        />
      )}
    </Bar>
  )
}

function Choice({ label, off, children }: { label: string; off: boolean; children: ReactNode }) {
  return (
    <Menu position="top-start">
      <Menu.Target>
        <Button size="compact-md" variant="default" disabled={off}>
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={css.fields}>{children}</Menu.Dropdown>
    </Menu>
  )
}

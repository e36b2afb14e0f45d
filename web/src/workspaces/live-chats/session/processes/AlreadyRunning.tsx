import { Button } from '@mantine/core'
import type { InstanceRow } from '@parley/contract'
import { useEffect, useRef } from 'react'
import { t } from '../../../../instances/index.ts'
import { short } from '../../../../ui/time.ts'
import css from './processes.module.css'

/** Nobody starts the same twice by mistake [ui.md S12]: it is said, and Enter starts another one. */
export function AlreadyRunning({ instance, busy, another }: { instance: InstanceRow; busy: boolean; another: () => void }) {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  const { processName: name, startedAt } = instance
  return (
    <div className={css.guard} role="alert">
      <span>{t('starting.running', { name, at: short(startedAt) })}</span>
      <Button ref={button} size="compact-sm" variant="default" loading={busy} onClick={another}>
        {t('starting.startAnother')}
      </Button>
    </div>
  )
}

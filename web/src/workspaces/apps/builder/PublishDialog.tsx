import { Button } from '@mantine/core'
import type { Loss } from '@parley/contract'
import { useState } from 'react'
import { Dialog } from '../../../ui/Dialog.tsx'
import { TypedWord } from '../../../ui/TypedWord.tsx'
import { t } from '../words.ts'
import css from './builder.module.css'
import type { Builder } from './use-builder.ts'

const COUNTED = 10_000

/** What publishing takes out of items; the app's name says that it is meant. */
export function PublishDialog({ builder, losses }: { builder: Builder; losses: readonly Loss[] }) {
  const [typed, setTyped] = useState('')
  const { base, busy, confirm, keep } = builder
  const ready = typed.trim() === base.name
  const submit = () => ready && !busy && confirm(typed.trim())
  const footer = (
    <>
      <Button variant="default" onClick={keep}>
        {t('ui.cancel')}
      </Button>
      <Button color="red" disabled={!ready} loading={busy} onClick={submit}>
        {t('apps.publish')}
      </Button>
    </>
  )
  return (
    <Dialog title={t('apps.lossTitle')} close={keep} footer={footer} submit={submit}>
      <div className={css.question}>
        <p>{t('apps.lossText')}</p>
        <ul>
          {losses.map(({ code, name, items }) => (
            <li key={code}>{t(items >= COUNTED ? 'apps.lossMany' : 'apps.loss', { name, count: items })}</li>
          ))}
        </ul>
        <TypedWord label={t('apps.typeName', { name: base.name })} typed={typed} type={setTyped} />
      </div>
    </Dialog>
  )
}

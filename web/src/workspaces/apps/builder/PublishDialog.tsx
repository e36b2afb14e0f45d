import type { Loss } from '@parley/contract'
import { useState } from 'react'
import { Question } from '../../../ui/Question.tsx'
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
  return (
    <Question
      title={t('apps.lossTitle')}
      label={t('apps.publish')}
      act={() => confirm(typed.trim())}
      close={keep}
      sure={ready && !busy}
    >
      <p>{t('apps.lossText')}</p>
      <ul className={css.losses}>
        {losses.map(({ code, name, items }) => (
          <li key={code}>{t(items >= COUNTED ? 'apps.lossMany' : 'apps.loss', { name, count: items })}</li>
        ))}
      </ul>
      <TypedWord label={t('apps.typeName', { name: base.name })} typed={typed} type={setTyped} />
    </Question>
  )
}

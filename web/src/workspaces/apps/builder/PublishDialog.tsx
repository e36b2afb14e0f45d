import { useState } from 'react'
import { Dialog } from '../../../ui/Dialog.tsx'
import { TypedWord } from '../../../ui/TypedWord.tsx'
import { useApps } from '../queries.ts'
import { type Change, changesOf } from './changes.ts'
import { definitionOf } from './definition.ts'
import { doubleWords, effectsOf, type Foreseen, lossWords } from './effects.ts'
import css from './publish.module.css'
import type { Builder } from './use-builder.ts'
import { t } from './words.ts'

/** What publishing changes and what comes of it; where values go, the app's name says that it is meant [ui.md S21]. */
export function PublishDialog({ builder, foreseen }: { builder: Builder; foreseen: Foreseen }) {
  const [typed, setTyped] = useState('')
  const { data: apps = [] } = useApps()
  const { base, now, busy, confirm, keep } = builder
  const { losses, doubles } = foreseen
  const loses = losses.length > 0
  const changes = changesOf(definitionOf(base), now, { apps, fields: now.fields, refs: builder.refs })
  const effects = effectsOf(base, now, foreseen)
  const act = {
    label: t('apps.publish'),
    run: () => confirm(loses ? typed.trim() : undefined),
    busy,
    testId: 'confirm-publish',
    why: doubles.length > 0 ? t('building.notUnique', { names: doubles.map(({ name }) => name).join(', ') }) : '',
    ...(loses ? { red: true, disabled: typed.trim() !== base.name } : { first: doubles.length === 0 }),
  }
  return (
    <Dialog title={loses ? t('apps.lossTitle') : t('building.publishTitle', { name: base.name })} close={keep} act={act} wide>
      <div className={css.publishing}>
        <section aria-label={t('building.changes')}>
          <h3>{t('building.changes')}</h3>
          {changes.map((change) => (
            <Changed key={change.key} change={change} />
          ))}
        </section>
        <section aria-label={t('building.effects')}>
          <h3>{t('building.effects')}</h3>
          {loses && <p>{t('apps.lossText')}</p>}
          <ul>
            {doubles.map((double) => (
              <li key={double.fieldId} data-tone="danger">
                {doubleWords(double)}
              </li>
            ))}
            {losses.map((loss) => (
              <li key={loss.code} data-tone="danger">
                {lossWords(loss)}
              </li>
            ))}
            {effects.map((effect) => (
              <li key={effect}>{effect}</li>
            ))}
          </ul>
          {!loses && doubles.length === 0 && effects.length === 0 && <p>{t('building.effectNone')}</p>}
        </section>
        {loses && <TypedWord label={t('apps.typeName', { name: base.name })} typed={typed} type={setTyped} />}
      </div>
    </Dialog>
  )
}

function Changed({ change: { title, tone, lines } }: { change: Change }) {
  return (
    <article className={css.change} data-tone={tone} aria-label={title}>
      <h4>{title}</h4>
      {lines.length > 0 && (
        <ul>
          {lines.map(({ name, from, to }) => (
            <li key={name}>
              <span>{to === undefined ? name : t('building.property', { name })}</span>
              {to !== undefined && ` ${from === undefined ? to : t('building.fromTo', { from, to })}`}
            </li>
          ))}
        </ul>
      )}
    </article>
  )
}

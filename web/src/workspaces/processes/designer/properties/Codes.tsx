import type { Variable } from '@parley/contract'
import css from '../designer.module.css'
import { t } from '../words.ts'

/** By which codes variables are called in what is written. */
export function Codes({ variables }: { variables: readonly Variable[] }) {
  if (!variables.length) return <p className={css.hint}>{t('designer.noVariablesYet')}</p>
  return (
    <details className={css.codes}>
      <summary>{t('designer.codes')}</summary>
      <dl>
        {variables.map(({ field }) => (
          <div key={field.id}>
            <dt>
              <code>{field.code}</code>
            </dt>
            <dd>{field.name}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

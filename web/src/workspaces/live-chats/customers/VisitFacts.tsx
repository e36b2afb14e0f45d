import type { VisitFacts as Facts } from '@parley/contract'
import { language } from '../../../texts/index.ts'
import { FieldRow, Fields } from '../../../ui/FieldRow.tsx'
import { short } from '../../../ui/time.ts'
import css from './customers.module.css'
import { t } from './words.ts'

/** Where a website's visitor is and how they came; what is not known is left out [VIS-01]. Addresses are told as text. */
export default function VisitFacts({ visit }: { visit: Facts }) {
  const { page, referrer, browser, language: tongue, country, pages } = visit
  const facts: [string, string | null][] = [
    [t('customers.page'), page],
    [t('customers.referrer'), referrer],
    [t('customers.browser'), browser],
    [t('customers.language'), tongue && nameOf('language', tongue)],
    [t('customers.country'), country && nameOf('region', country)],
  ]
  const known = facts.filter((fact): fact is [string, string] => fact[1] !== null)
  if (known.length === 0) return null
  return (
    <div className={css.visit}>
      <Fields>
        {known.map(([name, value]) => (
          <FieldRow key={name} label={name}>
            <span className={css.address}>{value}</span>
          </FieldRow>
        ))}
      </Fields>
      {pages.length > 1 && (
        <details>
          <summary>
            {t('customers.pages')} ({pages.length})
          </summary>
          <ol className={css.pages}>
            {pages.toReversed().map(({ page: at, at: when }) => (
              <li key={when}>
                <span className={css.address}>{at}</span> <time dateTime={when}>{short(when)}</time>
              </li>
            ))}
          </ol>
        </details>
      )}
    </div>
  )
}

/** A code that the browser has no name for is told as it is. */
function nameOf(type: 'language' | 'region', code: string): string {
  try {
    return new Intl.DisplayNames(language(), { type }).of(code) ?? code
  } catch {
    return code
  }
}

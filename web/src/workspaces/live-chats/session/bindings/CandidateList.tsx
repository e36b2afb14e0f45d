import type { BindingCandidate } from '@parley/contract'
import { Tag } from '../../../../ui/Tag.tsx'
import about from '../session.module.css'
import css from './bindings.module.css'
import { t } from './words.ts'

interface Listing {
  app: { name: string }
  suggested: readonly BindingCandidate[]
  found: readonly BindingCandidate[]
  searched: boolean
  chosen: string | undefined
  choose: (id: string) => void
}

/** Those that have something in common with the customer come first, each with what it is. */
export function CandidateList({ app, suggested, found, searched, chosen, choose }: Listing) {
  const groups = [
    { id: 'suggested', title: t('bindings.suggested'), those: suggested },
    { id: 'found', title: t(searched ? 'bindings.results' : 'bindings.found'), those: found },
  ].filter(({ those }) => those.length > 0)
  return (
    <>
      {groups.length === 0 && <p className={about.quiet}>{t(searched ? 'ui.nothingMatches' : 'bindings.noneYet')}</p>}
      <div className={about.targets} id="candidates" role="listbox" aria-label={t('bindings.items', { app: app.name })}>
        {groups.map(({ id, title, those }) => (
          // biome-ignore lint/a11y/useSemanticElements: options stand in groups of a listbox, which no element of HTML is.
          <div key={id} role="group" aria-labelledby={`candidates-${id}`}>
            <p id={`candidates-${id}`} aria-hidden>
              {title}
            </p>
            {those.map((one) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the search field above moves through the options by keys.
              <div
                key={one.id}
                id={`candidate-${one.id}`}
                className={css.candidate}
                role="option"
                tabIndex={-1}
                aria-selected={one.id === chosen}
                onClick={() => choose(one.id)}
              >
                <span className={css.name}>{one.name}</span>
                <span className={about.quiet}>{one.hint}</span>
                <span>
                  {one.reasons.map((reason) => (
                    <Tag key={reason}>{t(`bindings.same_${reason}`)}</Tag>
                  ))}
                </span>
              </div>
            ))}
          </div>
        ))}
      </div>
    </>
  )
}

import { IconUsersGroup } from '@tabler/icons-react'
import { Avatar } from '../../../ui/Avatar.tsx'
import { AwayTag } from '../../../ui/AwayTag.tsx'
import { Dot } from '../../../ui/Dot.tsx'
import { t } from './reassign-words.ts'
import css from './session.module.css'
import type { Target } from './targets.ts'

/** Operators with their status and load, then groups with how many of them are there [INF-10]. */
export function TargetList(props: { targets: readonly Target[]; chosen: string | undefined; choose: (id: string) => void }) {
  const { targets, chosen, choose } = props
  const kinds = Map.groupBy(targets, ({ kind }) => kind)
  return (
    <>
      {!targets.length && <p className={css.quiet}>{t('ui.nothingMatches')}</p>}
      <div className={css.targets} id="targets" role="listbox" aria-label={t('reassign.targets')}>
        {[...kinds].map(([kind, those]) => (
          // biome-ignore lint/a11y/useSemanticElements: options stand in groups of a listbox, which no element of HTML is.
          <div key={kind} role="group" aria-labelledby={`targets-${kind}`}>
            <p id={`targets-${kind}`} aria-hidden>
              {t(kind === 'operator' ? 'reassign.operators' : 'reassign.groups')}
            </p>
            {those.map((target) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the search field above moves through the options by keys.
              <div
                key={target.id}
                id={`target-${target.id}`}
                className={css.target}
                role="option"
                tabIndex={-1}
                aria-selected={target.id === chosen}
                onClick={() => choose(target.id)}
              >
                <Line target={target} />
                {targets.indexOf(target) < 9 && <kbd aria-hidden>{targets.indexOf(target) + 1}</kbd>}
              </div>
            ))}
          </div>
        ))}
      </div>
    </>
  )
}

function Line({ target }: { target: Target }) {
  if (target.kind === 'group')
    return (
      <>
        <IconUsersGroup size={20} stroke={1.75} aria-hidden />
        <span>{target.name}</span>
        <span className={css.quiet}>{t('reassign.onlineOf', { online: target.online, size: target.size })}</span>
      </>
    )
  return (
    <>
      <Avatar id={target.id} name={target.name} size={28} />
      <Dot on={target.online} label={t(target.online ? 'ui.online' : 'ui.offlineStatus')} />
      <span>
        {target.me ? t('reassign.meNamed', { name: target.name }) : target.name}
        <span className={css.quiet}> {target.groups.join(', ')}</span>{' '}
        {target.awayUntil && <AwayTag away={{ until: target.awayUntil, substitute: null }} />}
      </span>
      <span className={css.quiet}>{t('reassign.load', { active: target.active, waiting: target.waiting })}</span>
    </>
  )
}

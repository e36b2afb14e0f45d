import type { Channel } from '@parley/contract'
import { IconPlug, IconWorld } from '@tabler/icons-react'
import { useId } from 'react'
import { channelName } from '../../../conversation/index.ts'
import { t } from '../../../texts/index.ts'
import { Tag } from '../../../ui/Tag.tsx'
import css from './settings.module.css'

/** The messengers and the website that are connected; a list to look at [LCS-14]. */
export function Sources({ channels }: { channels: readonly Channel[] }) {
  const id = useId()
  return (
    <div className={css.sources}>
      <span id={id} className={css.label}>
        {t('settings.sources')}
      </span>
      {channels.length === 0 && <span className={css.note}>{t('settings.sourcesNone')}</span>}
      <ul aria-labelledby={id}>
        {channels.map(({ id, kind, name, state }) => {
          const Mark = kind === 'website' ? IconWorld : IconPlug
          return (
            <li key={id}>
              <Mark size={18} stroke={1.75} aria-hidden />
              <span>{name}</span>
              {name !== channelName(kind) && <span className={css.note}>{channelName(kind)}</span>}
              <Tag tone={state === 'active' ? 'success' : state === 'error' ? 'danger' : 'neutral'}>{t(`settings.${state}`)}</Tag>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

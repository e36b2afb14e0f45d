import { Fragment } from 'react'
import { t } from '../texts/index.ts'
import { capsOf } from './keys.ts'

/** A shortcut as it is drawn on the keys. */
export function Keys({ keys }: { keys: string }) {
  return (
    <span>
      {capsOf(keys).map((caps, at) => (
        <Fragment key={caps.join('+')}>
          {at > 0 && <small>{` ${t('ui.andThen')} `}</small>}
          {caps.map((cap) => (
            <kbd key={cap}>{cap}</kbd>
          ))}
        </Fragment>
      ))}
    </span>
  )
}

import { IconLock } from '@tabler/icons-react'
import { Tag } from '../../ui/Tag.tsx'
import css from './apps.module.css'
import { t } from './words.ts'

/** Only chosen people see the item that this stands at [APP-10]. */
export function Restricted() {
  return (
    <Tag tone="neutral">
      <IconLock size={12} stroke={2} className={css.lock} aria-hidden />
      {t('items.restricted')}
    </Tag>
  )
}

import { Button } from '@mantine/core'
import type { Field, Item } from '@parley/contract'
import { IconCopy } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { t } from '../words.ts'
import css from './form.module.css'

export interface Alike {
  appId: string
  /** Takes one that is there instead of a new one; without it one can look at it. */
  use?: (item: Item) => void
}

/** Below a field: who has the same already. Going on is allowed [ui.md S10]. */
export function AlikeNote({ field, found, alike: { appId, use } }: { field: Field; found: readonly Item[]; alike: Alike }) {
  return (
    <div role="status">
      {found.map((item) => (
        <p key={item.id} className={css.alike}>
          <IconCopy size={14} aria-hidden />
          {t('items.alike', { name: item.name, field: field.name })}
          {use ? (
            <Button size="compact-xs" variant="light" onClick={() => use(item)}>
              {t('items.useThis')}
            </Button>
          ) : (
            <Link to={`/apps/${appId}/items/${item.id}`} target="_blank">
              {t('items.openThis')}
            </Link>
          )}
        </p>
      ))}
    </div>
  )
}

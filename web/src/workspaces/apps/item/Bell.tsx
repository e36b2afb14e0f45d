import { ActionIcon } from '@mantine/core'
import { type ItemPage, subscribeToItem, unsubscribeFromItem } from '@parley/contract'
import { IconBell, IconBellFilled } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { ask, sayOf } from '../../../live/index.ts'
import { Tooltip } from '../../../ui/Tooltip.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { itemKey } from '../queries.ts'
import { t } from '../words.ts'

/** Whether my activity stream tells me of this item [APP-12]. Shown at once, and taken back where the server does not take it. */
export function Bell({ page }: { page: ItemPage }) {
  const queries = useQueryClient()
  const { subscribed, item } = page
  const show = (on: boolean) => queries.setQueryData<ItemPage>(itemKey(item.id), (was) => was && { ...was, subscribed: on })
  const toggle = async () => {
    show(!subscribed)
    const path = { itemId: item.id }
    try {
      await (subscribed ? ask(unsubscribeFromItem, { path }) : ask(subscribeToItem, { path }))
    } catch (error) {
      show(subscribed)
      toast({ kind: 'error', text: sayOf(error) })
    }
  }
  return (
    <Tooltip label={t(subscribed ? 'items.unsubscribe' : 'items.subscribe')}>
      <ActionIcon aria-label={t('items.subscription')} aria-pressed={subscribed} onClick={() => void toggle()} data-testid="bell">
        {subscribed ? <IconBellFilled size={18} aria-hidden /> : <IconBell size={18} stroke={1.75} aria-hidden />}
      </ActionIcon>
    </Tooltip>
  )
}

import { NativeSelect } from '@mantine/core'
import { useHeld } from '../../../held.ts'
import { remembered, useStore } from '../../../store.ts'
import { t } from '../../../texts/index.ts'
import css from './sessions-menu.module.css'
import { each, together } from './side-items.ts'

/** A live chat's id, each under its heading, or all together [WSP-02]. */
export const chatFilter = remembered<string>('chatFilter', each)

export function ChatFilter() {
  const chats = useHeld(({ liveChats }) => liveChats)
  const chosen = useStore(chatFilter)
  if (chats.length < 2) return null
  const known = [each, together, ...chats.map(({ id }) => id)]
  return (
    <NativeSelect
      className={css.filter}
      aria-label={t('sessions.filter')}
      value={known.includes(chosen) ? chosen : each}
      onChange={(event) => chatFilter.set(event.currentTarget.value)}
      data={[
        { value: each, label: t('sessions.allChats') },
        { value: together, label: t('sessions.together') },
        ...chats.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  )
}

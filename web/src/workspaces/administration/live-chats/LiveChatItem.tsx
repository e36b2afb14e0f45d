import { ActionIcon, Checkbox } from '@mantine/core'
import type { LiveChatRow } from '@parley/contract'
import { IconChevronRight, IconDots, IconHeadset, IconSettings, IconTrash, IconWorld } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { t } from '../../../texts/index.ts'
import { Menu } from '../../../ui/Menu.tsx'
import { Spoken } from '../../../ui/Spoken.tsx'
import css from './list.module.css'

interface Item {
  row: LiveChatRow
  /** What administrators do with it; undefined for who only looks. */
  choice?: { chosen: boolean; choose: (chosen: boolean) => void; remove: () => void } | undefined
}

/** One live chat of the list, with what can be done about it [LCS-02, LCS-20]. */
export function LiveChatItem({ row, choice }: Item) {
  const { id, name } = row
  const operators = t('settings.operatorCount', { count: row.operators })
  const queued = t('settings.queued', { count: row.queued })
  const to = { to: '/admin/live-chats/$liveChatId' as string, params: { liveChatId: id } as never }
  return (
    <li className={css.item} data-chosen={choice?.chosen ?? false}>
      {choice && (
        <Checkbox
          aria-label={t('liveChats.select', { name })}
          checked={choice.chosen}
          onChange={({ currentTarget }) => choice.choose(currentTarget.checked)}
        />
      )}
      <Link {...to} className={css.row}>
        <Spoken text={t('settings.row', { name, operators, queued })}>
          <IconHeadset size={20} stroke={1.75} />
          <span className={css.name}>{name}</span>
          <span className={css.channels}>
            {row.channels.map(({ id, kind, state }) => (
              <IconWorld key={id} size={18} stroke={1.75} data-kind={kind} data-state={state} />
            ))}
          </span>
          <span className={css.figure}>{operators}</span>
          <span className={css.figure}>{queued}</span>
          <IconChevronRight size={16} stroke={1.75} />
        </Spoken>
      </Link>
      {choice && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon aria-label={t('liveChats.more', { name })}>
              <IconDots size={18} stroke={1.75} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconSettings size={16} stroke={1.75} />} renderRoot={(props) => <Link {...to} {...props} />}>
              {t('liveChats.open')}
            </Menu.Item>
            <Menu.Item color="red" leftSection={<IconTrash size={16} stroke={1.75} />} onClick={choice.remove}>
              {t('liveChats.delete')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </li>
  )
}

import { ActionIcon } from '@mantine/core'
import { bindItem, registerItem, type SessionBindings, type ShownItem, unbindItem, unregisterItem } from '@parley/contract'
import { IconArrowRight, IconDots, IconReplace, IconTrash } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { ask, sayOf } from '../../../../live/index.ts'
import { Menu } from '../../../../ui/Menu.tsx'
import { ReasonedItem } from '../../../../ui/Reasoned.tsx'
import { Tag } from '../../../../ui/Tag.tsx'
import { toast } from '../../../../ui/toasts.tsx'
import { iconOf } from '../../../apps/app-icons.tsx'
import { dialog } from '../dialogs.ts'
import type { Shown } from './Block.tsx'
import css from './bindings.module.css'
import { t } from './words.ts'

const mark = { size: 16, stroke: 1.75 }

/** A bound item: a link to its page for who may view it, a name for others [BND-07, APP-11]. */
export function BoundRow({ card, block, kind, why, put, item }: Shown & { item: ShownItem }) {
  const navigate = useNavigate()
  const { app, rights, offered } = block
  const Icon = iconOf[app.icon]
  const to = `/apps/${app.id}/items/${item.id}`
  const path = { sessionId: card.id, itemId: item.id }
  const run = async (verb: () => Promise<SessionBindings>) => {
    try {
      put(await verb())
      return true
    } catch (error) {
      toast({ kind: 'error', text: sayOf(error) })
      return false
    }
  }
  const back = () =>
    run(() =>
      kind === 'account'
        ? ask(bindItem, { path, body: { appId: app.id, from: null } })
        : ask(registerItem, { path, body: { appId: app.id } }),
    )
  const unbind = async () => {
    if (!(await run(() => ask(kind === 'account' ? unbindItem : unregisterItem, { path })))) return
    const undo = item.view && offered && !item.deleted && (() => void back())
    toast({ kind: 'done', text: t('bindings.unbound', { name: item.name }), ...(undo && { undo }) })
  }
  const line = (
    <>
      <Icon size={16} stroke={1.75} aria-hidden />
      <span className={css.name}>{item.name}</span>
      {item.deleted && <Tag tone="neutral">{t('bindings.deleted')}</Tag>}
    </>
  )
  const by = item.boundBy ? t('bindings.by', { name: item.boundBy.name }) : t('bindings.bySelf')
  return (
    <li className={css.item} title={by}>
      {item.view ? (
        <Link className={css.link} to={to}>
          {line}
        </Link>
      ) : (
        <span className={css.link}>{line}</span>
      )}
      {why !== undefined && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon size={28} aria-label={t('bindings.actionsOf', { name: item.name })}>
              <IconDots size={16} stroke={1.75} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {item.view && (
              <Menu.Item leftSection={<IconArrowRight {...mark} />} onClick={() => void navigate({ to })}>
                {t('bindings.open')}
              </Menu.Item>
            )}
            {kind === 'account' && (rights.view || rights.create) && (
              <ReasonedItem
                why={why}
                icon={<IconReplace {...mark} />}
                run={() => dialog.set({ what: 'bind', sessionId: card.id, appId: app.id })}
              >
                {t('bindings.replace')}
              </ReasonedItem>
            )}
            <ReasonedItem why={why} icon={<IconTrash {...mark} />} run={() => void unbind()}>
              {t('bindings.unbind')}
            </ReasonedItem>
          </Menu.Dropdown>
        </Menu>
      )}
    </li>
  )
}

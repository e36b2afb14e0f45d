import { ActionIcon, Switch } from '@mantine/core'
import type { Broken } from '@parley/contract'
import {
  IconArrowDown,
  IconArrowRight,
  IconArrowsSort,
  IconArrowUp,
  IconCopy,
  IconDots,
  IconGripVertical,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react'
import type { PointerEvent } from 'react'
import { priorityName } from '../../../../conversation/index.ts'
import { t } from '../../../../texts/index.ts'
import { fieldError } from '../../../../ui/FormField.tsx'
import { Menu } from '../../../../ui/Menu.tsx'
import { Tag } from '../../../../ui/Tag.tsx'
import { BrokenNotes } from './BrokenNotes.tsx'
import type { DraftRule } from './draft.ts'
import css from './routing.module.css'
import { actionText, conditionsText, type Names } from './words.ts'

const mark = { size: 16, stroke: 1.75 }

interface Row {
  rule: DraftRule
  place: number
  count: number
  names: Names
  change: 'new' | 'changed' | undefined
  broken: readonly Broken[]
  refused: string | undefined
  readOnly: boolean
  drag: (event: PointerEvent<HTMLElement>) => void
  open: () => void
  enable: (on: boolean) => void
  copy: () => void
  moveBy: (by: number) => void
  moveTo: () => void
  remove: () => void
}

/** One rule in words, with what can be done about it. */
export function RuleRow(props: Row) {
  const { rule, place, names, change, broken, refused, readOnly, drag, open, enable } = props
  const { name, enabled, conditions, action } = rule
  return (
    <>
      {!readOnly && (
        <span className={css.handle} title={t('routing.drag', { name })} onPointerDown={drag} data-testid="drag-rule">
          <IconGripVertical {...mark} aria-hidden />
        </span>
      )}
      <span className={css.place}>{place}</span>
      <div className={css.body}>
        <span className={css.title}>
          {readOnly ? (
            <b>{name}</b>
          ) : (
            <button type="button" onClick={open} data-open aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown">
              {name}
            </button>
          )}
          {!enabled && <Tag tone="neutral">{t('routing.off')}</Tag>}
          {broken.length > 0 && <Tag tone="warning">{t('routing.brokenTag')}</Tag>}
          {change && <Tag>{t(change === 'new' ? 'routing.fresh' : 'routing.changed')}</Tag>}
        </span>
        <span className={css.says}>{conditionsText(conditions, names) || t('routing.always')}</span>
        <span className={css.does}>
          <IconArrowRight size={14} stroke={1.75} aria-hidden />
          <span>{[actionText(action, names), ...extrasOf(rule, names)].join(' · ')}</span>
        </span>
        <BrokenNotes broken={broken} />
        {refused && <span role="alert">{fieldError(refused)}</span>}
      </div>
      {!readOnly && (
        <span className={css.acts}>
          <Switch
            aria-label={t('routing.on', { name })}
            checked={enabled}
            onChange={({ currentTarget }) => enable(currentTarget.checked)}
          />
          <RowMenu {...props} />
        </span>
      )}
    </>
  )
}

function extrasOf({ extras }: DraftRule, names: Names): string[] {
  const { reply, priority, labelIds = [] } = extras
  return [
    ...(reply ? [t('routing.has_reply')] : []),
    ...(priority ? [t('routing.has_priority', { name: priorityName(priority) })] : []),
    ...labelIds.map((id) => names.get(id) ?? t('routing.gone')),
  ]
}

function RowMenu({ rule, place, count, open, copy, moveBy, moveTo, remove }: Row) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t('routing.more', { name: rule.name })}>
          <IconDots {...mark} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil {...mark} />} onClick={open}>
          {t('routing.edit')}
        </Menu.Item>
        <Menu.Item leftSection={<IconCopy {...mark} />} onClick={copy}>
          {t('routing.copy')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconArrowUp {...mark} />} disabled={place === 1} onClick={() => moveBy(-1)}>
          {t('routing.up')}
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowDown {...mark} />} disabled={place === count} onClick={() => moveBy(1)}>
          {t('routing.down')}
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowsSort {...mark} />} disabled={count === 1} onClick={moveTo}>
          {t('routing.moveTo')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item color="red" leftSection={<IconTrash {...mark} />} onClick={remove}>
          {t('routing.delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

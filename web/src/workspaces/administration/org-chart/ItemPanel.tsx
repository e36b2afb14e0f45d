import { Button } from '@mantine/core'
import type { OrgItem, OrgItemKind } from '@parley/contract'
import { IconArrowRight, IconPencil, IconTrash } from '@tabler/icons-react'
import { t } from '../../../texts/index.ts'
import { HistoryLink } from '../HistoryLink.tsx'
import { MemberPicker, nobody } from '../MemberPicker.tsx'
import { AddMenu } from './AddMenu.tsx'
import { namesAbove } from './chart.ts'
import { iconOf } from './kinds.ts'
import css from './org-chart.module.css'
import type { Chart } from './use-chart.ts'

interface Panel {
  chart: Chart
  item: OrgItem
  add: (kind: OrgItemKind, parentId: string | null) => void
  rename: () => void
  move: () => void
  remove: () => void
}

const mark = { size: 16, stroke: 1.75 }

/** Who is in an item, what uses it, and what can be done with it. */
export function ItemPanel({ chart, item, add, rename, move, remove }: Panel) {
  const Icon = iconOf(item.kind)
  const above = namesAbove(chart.items, item.id).join(' › ')
  return (
    <div className={css.about}>
      <header>
        <Icon className={css.mark} size={20} stroke={1.75} aria-hidden />
        <div>
          <h2>{item.name}</h2>
          <p>{above ? `${t(`org.${item.kind}`)} · ${above}` : t(`org.${item.kind}`)}</p>
        </div>
      </header>
      {item.kind === 'position' && (
        <MemberPicker
          label={t('org.inPosition')}
          description={t('org.inPositionHint')}
          kinds={['users']}
          value={{ ...nobody, users: item.users }}
          onChange={({ users }) => void chart.setPeople(item, users)}
        />
      )}
      <dl>
        <dt>{t('org.below')}</dt>
        <dd>{t('org.people', { count: item.size })}</dd>
        <dt>{t('org.usedIn')}</dt>
        <dd>{item.usedIn.map(({ name }) => name).join(', ') || t('org.notUsed')}</dd>
      </dl>
      <div className={css.actions}>
        <AddMenu item={item} add={add} />
        <Button variant="default" leftSection={<IconPencil {...mark} />} onClick={rename}>
          {t('org.rename')}
        </Button>
        <Button variant="default" leftSection={<IconArrowRight {...mark} />} onClick={move}>
          {t('org.move')}
        </Button>
        <Button variant="light" color="red" leftSection={<IconTrash {...mark} />} onClick={remove}>
          {t('org.delete')}
        </Button>
        <HistoryLink kind="org-item" id={item.id} />
      </div>
    </div>
  )
}

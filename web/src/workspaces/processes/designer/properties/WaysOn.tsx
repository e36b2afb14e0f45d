import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { AnyKind } from '../../canvas/kinds.ts'
import { mayAppend } from '../../canvas/make.ts'
import { ActMenu } from '../ActMenu.tsx'
import css from '../designer.module.css'
import { connect, remove, targetsOf } from '../edit.ts'
import { flowsOf } from '../outline.ts'
import { titleOf } from '../titles.ts'
import { t } from '../words.ts'
import type { OfElement } from './Properties.tsx'

/** What comes next: each way on can be looked at or taken away, and more can be made. */
export function WaysOn({ designer, element, kind }: OfElement & { kind: AnyKind }) {
  if (!mayAppend(kind)) return null
  const targets = targetsOf(element)
  return (
    <div className={css.part}>
      <h3>{t('designer.waysOn')}</h3>
      {flowsOf(element).length > 0 && (
        <ul className={css.ways}>
          {flowsOf(element).map((flow) => {
            const to = titleOf(flow.target!)
            const { name } = flow.businessObject
            return (
              <li key={flow.id}>
                <button type="button" onClick={() => designer.select(flow.id)}>
                  {name ? t('designer.wayNamed', { name, to }) : to}
                </button>
                <ActionIcon aria-label={t('designer.wayOff', { to })} onClick={() => remove(designer, flow)}>
                  <IconX size={14} stroke={1.75} aria-hidden />
                </ActionIcon>
              </li>
            )
          })}
        </ul>
      )}
      <ActMenu
        label={t('designer.connectTo')}
        items={targets.map((one) => ({ key: one.id, label: titleOf(one), run: () => connect(designer, element, one) }))}
      />
    </div>
  )
}

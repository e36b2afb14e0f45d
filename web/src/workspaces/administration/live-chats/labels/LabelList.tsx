import { ActionIcon } from '@mantine/core'
import { deleteLabel, type LabelRow, orderLabels } from '@parley/contract'
import { IconArrowDown, IconArrowUp, IconPencil, IconTrash } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, sayOf } from '../../../../live/index.ts'
import { t } from '../../../../texts/index.ts'
import { announce } from '../../../../ui/announce.tsx'
import { Chip } from '../../../../ui/Chip.tsx'
import { toast } from '../../../../ui/toasts.tsx'
import css from '../settings.module.css'
import { DeleteLabel } from './DeleteLabel.tsx'
import { EditLabel } from './EditLabel.tsx'
import { labelsKey } from './LabelsTab.tsx'

const mark = { size: 16, stroke: 1.75 }

/** The labels in their order, with what can be done about each; buttons move them, so that no mouse is needed. */
export function LabelList({ liveChatId, labels, readOnly }: { liveChatId: string; labels: LabelRow[]; readOnly: boolean }) {
  const queries = useQueryClient()
  const [editing, setEditing] = useState<string>()
  const [deleting, setDeleting] = useState<LabelRow>()
  const key = labelsKey(liveChatId)
  const again = () => queries.invalidateQueries({ queryKey: key })
  const move = async (label: LabelRow, by: -1 | 1) => {
    const to = labels.indexOf(label) + by
    const order = labels.filter((one) => one !== label)
    order.splice(to, 0, label)
    queries.setQueryData(key, order)
    announce(t('labels.moved', { name: label.name, place: to + 1, count: labels.length }))
    try {
      await ask(orderLabels, {
        path: { liveChatId },
        body: { seenIds: labels.map(({ id }) => id), labelIds: order.map(({ id }) => id) },
      })
    } catch (error) {
      toast({ kind: 'error', text: sayOf(error) })
      await again()
    }
  }
  const remove = async (label: LabelRow) => {
    await ask(deleteLabel, { path: { liveChatId, labelId: label.id } })
    await again()
    toast({ kind: 'done', text: t('labels.deleted', { name: label.name }) })
  }
  return (
    <ul className={css.labelList} aria-label={t('labels.list')}>
      {labels.map((label, at) => {
        const { id, name, colour, sessions } = label
        if (id === editing) {
          const saved = async () => {
            await again()
            setEditing(undefined)
          }
          const close = () => setEditing(undefined)
          return (
            <li key={id}>
              <EditLabel liveChatId={liveChatId} label={label} saved={saved} close={close} />
            </li>
          )
        }
        return (
          <li key={id} className={css.labelRow} data-testid="label">
            <span>
              <Chip colour={colour}>{name}</Chip>
            </span>
            <span className={css.note}>{t('labels.on', { count: sessions })}</span>
            {!readOnly && (
              <span className={css.labelActs}>
                <ActionIcon aria-label={t('labels.up', { name })} disabled={at === 0} onClick={() => void move(label, -1)}>
                  <IconArrowUp {...mark} />
                </ActionIcon>
                <ActionIcon
                  aria-label={t('labels.down', { name })}
                  disabled={at === labels.length - 1}
                  onClick={() => void move(label, 1)}
                >
                  <IconArrowDown {...mark} />
                </ActionIcon>
                <ActionIcon aria-label={t('labels.edit', { name })} onClick={() => setEditing(id)}>
                  <IconPencil {...mark} />
                </ActionIcon>
                <ActionIcon aria-label={t('labels.delete', { name })} onClick={() => setDeleting(label)}>
                  <IconTrash {...mark} />
                </ActionIcon>
              </span>
            )}
          </li>
        )
      })}
      {deleting && <DeleteLabel label={deleting} remove={() => remove(deleting)} close={() => setDeleting(undefined)} />}
    </ul>
  )
}

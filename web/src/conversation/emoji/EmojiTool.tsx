import { ActionIcon } from '@mantine/core'
import { IconMoodSmile } from '@tabler/icons-react'
import { Suspense, useRef, useState } from 'react'
import { createPortal, flushSync } from 'react-dom'
import { t } from '../../texts/index.ts'
import { useActions } from '../../ui/actions.ts'
import { lazy } from '../../ui/lazy.ts'
import { Popover } from '../../ui/Popover.tsx'
import { Tooltip } from '../../ui/Tooltip.tsx'
import type { ComposerToolProps } from '../composer-tools.tsx'
import { useComposer } from '../field-list.ts'
import { ColonList } from './ColonList.tsx'

const EmojiPicker = lazy(() => import('./EmojiPicker.tsx'))

/** Emoji in the composer: by the button, and by a colon in the text [ui.md S7]. */
export default function EmojiTool({ desk }: ComposerToolProps) {
  const button = useRef<HTMLButtonElement>(null)
  const { composer, field } = useComposer(button)
  const [open, setOpen] = useState(false)
  const label = t('emoji.insert')
  useActions([{ id: 'emoji', label, group: t('ui.general'), icon: IconMoodSmile, run: () => setOpen(true) }])
  const insert = (sign: string, at?: { from: number; to: number }) => {
    if (!field) return
    setOpen(false)
    const { from, to } = at ?? { from: field.selectionStart, to: field.selectionEnd }
    flushSync(() => desk.set((was) => ({ ...was, text: was.text.slice(0, from) + sign + was.text.slice(to) })))
    field.focus()
    field.setSelectionRange(from + sign.length, from + sign.length)
  }
  return (
    <>
      <Popover opened={open} onChange={setOpen} position="top-start" trapFocus withRoles>
        <Popover.Target>
          <Tooltip label={label}>
            <ActionIcon ref={button} aria-label={label} onClick={() => setOpen(!open)}>
              <IconMoodSmile size={19} stroke={1.75} />
            </ActionIcon>
          </Tooltip>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('emoji.title')}>
          <Suspense>
            <EmojiPicker insert={insert} />
          </Suspense>
        </Popover.Dropdown>
      </Popover>
      {composer && field && createPortal(<ColonList field={field} insert={insert} />, composer)}
    </>
  )
}

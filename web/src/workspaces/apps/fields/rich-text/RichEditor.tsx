import { ActionIcon, Button, Input } from '@mantine/core'
import { richTextLimit } from '@parley/contract'
import {
  IconBlockquote,
  IconBold,
  IconCode,
  IconEye,
  IconHeading,
  IconItalic,
  IconLink,
  IconList,
  IconListNumbers,
  IconPencil,
} from '@tabler/icons-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { richText } from '../../../../texts/en/rich-text.ts'
import { learn, type TextKey, t } from '../../../../texts/index.ts'
import { Tooltip } from '../../../../ui/Tooltip.tsx'
import type { Control } from '../field-kind.ts'
import { type Mark, withMark } from './marks.ts'
import RichRead from './RichRead.tsx'
import css from './rich.module.css'

learn({ richText })

const tools: readonly { mark: Mark; label: TextKey; icon: typeof IconBold; code?: string }[] = [
  { mark: 'bold', label: 'richText.bold', icon: IconBold, code: 'KeyB' },
  { mark: 'italic', label: 'richText.italic', icon: IconItalic, code: 'KeyI' },
  { mark: 'heading', label: 'richText.heading', icon: IconHeading },
  { mark: 'list', label: 'richText.list', icon: IconList },
  { mark: 'numbered', label: 'richText.numbered', icon: IconListNumbers },
  { mark: 'quote', label: 'richText.quote', icon: IconBlockquote },
  { mark: 'code', label: 'richText.code', icon: IconCode },
  { mark: 'link', label: 'richText.link', icon: IconLink, code: 'KeyK' },
]

/** Markdown with buttons for its marks, and how it will be read [APP-02]. */
export default function RichEditor({ value = '', change, readOnly, ...control }: Control<'rich-text'>) {
  const [reading, setReading] = useState(false)
  const box = useRef<HTMLTextAreaElement>(null)
  const write = (text: string) => change(text === '' ? undefined : text)
  const put = (mark: Mark) => {
    const area = box.current
    if (!area || readOnly) return
    const { from, to, text, chosen } = withMark(mark, area.value, area.selectionStart, area.selectionEnd, t('richText.words'))
    area.focus()
    area.setSelectionRange(from, to)
    // So that the browser's own way back goes over it.
    if (!document.execCommand('insertText', false, text)) {
      area.setRangeText(text, from, to)
      write(area.value)
    }
    area.setSelectionRange(...chosen)
  }
  const press = (event: KeyboardEvent) => {
    const tool = tools.find(({ code }) => code === event.code)
    if (!tool || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    put(tool.mark)
  }
  return (
    <div className={css.editor}>
      <div className={css.bar} role="toolbar" aria-label={t('richText.marks')}>
        {tools.map(({ mark, label, icon: Icon, code }) => (
          <Tooltip key={mark} label={t(label)}>
            <ActionIcon
              aria-label={t(label)}
              disabled={reading || readOnly}
              onClick={() => put(mark)}
              {...(code && { 'aria-keyshortcuts': `Control+${code.at(-1)}` })}
            >
              <Icon size={16} stroke={1.75} aria-hidden />
            </ActionIcon>
          </Tooltip>
        ))}
        <Button
          className={css.toggle!}
          size="compact-sm"
          variant="default"
          aria-pressed={reading}
          aria-label={t('richText.preview')}
          leftSection={
            reading ? <IconPencil size={14} stroke={1.75} aria-hidden /> : <IconEye size={14} stroke={1.75} aria-hidden />
          }
          onClick={() => setReading(!reading)}
        >
          {t(reading ? 'richText.write' : 'richText.preview')}
        </Button>
      </div>
      {reading && (
        <section className={css.preview} aria-label={t('richText.preview')}>
          {value.trim() ? <RichRead value={value} /> : <p className={css.empty}>{t('richText.empty')}</p>}
        </section>
      )}
      <Input
        component="textarea"
        multiline
        rows={6}
        ref={box}
        id={control.id}
        value={value}
        hidden={reading}
        onChange={({ currentTarget }) => write(currentTarget.value)}
        onKeyDown={press}
        maxLength={richTextLimit}
        error={control.invalid}
        aria-invalid={control.invalid}
        aria-required={control.required}
        aria-describedby={control.describedBy}
        readOnly={readOnly}
        wrapperProps={{ hidden: reading }}
        classNames={{ input: css.text! }}
      />
    </div>
  )
}

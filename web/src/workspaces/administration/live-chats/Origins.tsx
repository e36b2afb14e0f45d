import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useRef } from 'react'
import { t } from '../../../texts/index.ts'
import { fieldError } from '../../../ui/FormField.tsx'
import { Tooltip } from '../../../ui/Tooltip.tsx'
import type { Form } from './live-chat.ts'
import css from './settings.module.css'

/** Which websites may show the chat; wrong ones are told at their line [WEB-03]. */
export function Origins({ form }: { form: Form }) {
  const { draft, set, readOnly, errorAt } = form
  const { allowedOrigins: origins } = draft
  const list = useRef<HTMLDivElement>(null)
  const change = (at: number, origin: string) => set({ allowedOrigins: origins.with(at, origin) })
  // Copied from the address bar it has a slash at the end, or a path.
  const tidy = (at: number) => change(at, origins[at]!.trim().replace(/^(https?:\/\/[^/?#]+)[/?#].*$/, '$1'))
  const add = () => {
    set({ allowedOrigins: [...origins, ''] })
    requestAnimationFrame(() => list.current?.querySelector<HTMLInputElement>('div:last-of-type > div input')?.focus())
  }
  return (
    <fieldset className={css.plain}>
      <legend>{t('settings.origins')}</legend>
      <p className={css.note}>{origins.length === 0 ? t('settings.originsNone') : t('settings.originsHint')}</p>
      <div ref={list} className={css.origins}>
        {origins.map((origin, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place; what stands in it changes with each letter.
          <div key={at} className={css.origin}>
            <TextInput
              aria-label={t('settings.origin', { number: at + 1 })}
              placeholder={t('settings.originPlaceholder')}
              inputMode="url"
              maxLength={260}
              readOnly={readOnly}
              value={origin}
              onChange={({ currentTarget }) => change(at, currentTarget.value)}
              onBlur={() => tidy(at)}
              error={fieldError(errorAt(`allowedOrigins/${at}`))}
            />
            {!readOnly && (
              <Tooltip label={t('settings.originRemove', { origin })}>
                <ActionIcon
                  aria-label={t('settings.originRemove', { origin })}
                  onClick={() => set({ allowedOrigins: origins.toSpliced(at, 1) })}
                >
                  <IconTrash size={16} stroke={1.75} />
                </ActionIcon>
              </Tooltip>
            )}
          </div>
        ))}
      </div>
      {!readOnly && (
        <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={14} />} onClick={add} data-testid="add-origin">
          {t('settings.originAdd')}
        </Button>
      )}
    </fieldset>
  )
}

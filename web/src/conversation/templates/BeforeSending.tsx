import { ActionIcon } from '@mantine/core'
import { placeholdersIn } from '@parley/contract'
import { IconBolt, IconX } from '@tabler/icons-react'
import { useEffect } from 'react'
import { type Store, useStore } from '../../store.ts'
import { t } from '../../texts/index.ts'
import { announce } from '../../ui/announce.tsx'
import { Tooltip } from '../../ui/Tooltip.tsx'
import type { Desk } from '../desk.ts'
import { selectPlaceholder } from './placeholders.ts'
import css from './templates.module.css'

/** Above the field: what is done after sending, and what must be filled in before [MAC-01, CMP-07]. */
export function BeforeSending({ desk, field }: { desk: Store<Desk>; field: HTMLTextAreaElement }) {
  const { text, follow } = useStore(desk)
  const macro = follow?.macro
  const [missing] = placeholdersIn(text)
  const words = missing && t('templates.fillIn', { name: missing.text })
  useEffect(() => {
    if (!words) return
    // Somebody tried to send: the program has taken the press, and nothing went.
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !event.defaultPrevented || event.target !== field) return
      selectPlaceholder(field, 0)
      announce(words)
    }
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  }, [words, field])
  if (!macro && !words) return null
  const drop = () => desk.set((was) => (was.follow ? { ...was, follow: { ...was.follow, macro: undefined } } : was))
  return (
    <div className={css.before}>
      {macro && (
        <span className={css.macro} data-testid="macro">
          <IconBolt size={14} stroke={1.75} aria-hidden />
          {t('templates.afterSending', { what: macro.words.join(' · ') })}
          <Tooltip label={t('templates.dropActions')}>
            <ActionIcon size={24} aria-label={t('templates.dropActions')} onClick={drop}>
              <IconX size={14} stroke={1.75} />
            </ActionIcon>
          </Tooltip>
        </span>
      )}
      {words && (
        <button type="button" className={css.missing} onClick={() => [field.focus(), selectPlaceholder(field, 0)]}>
          {words}
        </button>
      )}
    </div>
  )
}

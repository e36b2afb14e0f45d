import { ActionIcon, TextInput } from '@mantine/core'
import { IconSearch, IconX } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import css from './sessions-app.module.css'
import { t } from './words.ts'

const TYPING = 300

/** Sessions by a part of their name: the filter that is used most has its own field [SAP-02, ui.md S15]. */
export function NameSearch({ name, set }: { name: string | undefined; set: (name: string | undefined) => void }) {
  const [typed, setTyped] = useState(name ?? '')
  // Another view, or the way back: what the address says.
  useEffect(() => setTyped(name ?? ''), [name])
  const words = typed.trim()
  const wanted = words.length >= 2 ? words : undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is typed is the reason.
  useEffect(() => {
    if (wanted === name || (words.length === 1 && name === undefined)) return
    const timer = setTimeout(() => set(wanted), TYPING)
    return () => clearTimeout(timer)
  }, [words])
  return (
    <TextInput
      className={css.search}
      type="search"
      aria-label={t('sessionsApp.findByName')}
      placeholder={t('sessionsApp.findByName')}
      maxLength={100}
      leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
      rightSection={
        typed && (
          <ActionIcon size={24} aria-label={t('sessionsApp.clearSearch')} onClick={() => [setTyped(''), set(undefined)]}>
            <IconX size={14} aria-hidden />
          </ActionIcon>
        )
      }
      value={typed}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onKeyDown={({ key }) => key === 'Enter' && wanted !== name && set(wanted)}
    />
  )
}

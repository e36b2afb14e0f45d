import { ActionIcon, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { Source } from '../source.ts'
import { Hits } from './Hits.tsx'
import css from './search.module.css'
import { useHits, type Where } from './use-hits.ts'
import { t } from './words.ts'

const TYPING = 200

interface Searching {
  where: Where
  source: Source
  open: (messageId: string) => void
  close: () => void
}

/** Below a chat's header: hits in it, with next and previous [MSG-02]. */
export default function ChatSearch({ where, source, open, close }: Searching) {
  const [typed, setTyped] = useState('')
  const [settled] = useDebouncedValue(typed.trim(), TYPING)
  const leave = (event: { key: string; preventDefault: () => void }) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    close()
  }
  return (
    <search className={css.chat}>
      <TextInput
        type="search"
        autoFocus
        maxLength={100}
        aria-label={t('search.inThisChat')}
        placeholder={t('search.inThisChat')}
        leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
        rightSection={
          <ActionIcon size={24} aria-label={t('search.clear')} onClick={close}>
            <IconX size={14} aria-hidden />
          </ActionIcon>
        }
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onKeyDown={leave}
      />
      {settled.length >= 2 && <Found key={settled} where={where} source={source} text={settled} open={open} />}
    </search>
  )
}

function Found(searched: { where: Where; source: Source; text: string; open: (messageId: string) => void }) {
  return (
    <div className={css.below}>
      <Hits found={useHits(searched)} text={searched.text} />
    </div>
  )
}

import { TextInput, UnstyledButton } from '@mantine/core'
import type { SessionCard, SessionRights } from '@parley/contract'
import { type KeyboardEvent, useRef, useState } from 'react'
import { t } from '../../../texts/index.ts'
import css from './session.module.css'
import { edit } from './session-actions.ts'

/** The name in the header: a click makes it a field [INF-03]. */
export function SessionName({ card, may }: { card: SessionCard; may: SessionRights }) {
  const [editing, setEditing] = useState(false)
  if (editing && may.edit) return <NameField card={card} done={() => setEditing(false)} />
  if (!may.edit) return card.name
  return (
    <UnstyledButton className={css.name} title={t('sessions.rename')} onClick={() => setEditing(true)}>
      {card.name}
    </UnstyledButton>
  )
}

/** Enter saves, Esc gives up, and so does leaving it unchanged or blank. */
export function NameField({ card, done }: { card: SessionCard; done: () => void }) {
  const [name, setName] = useState(card.name)
  const over = useRef(false)
  const leave = () => {
    over.current = true
    done()
  }
  const save = () => {
    if (over.current) return
    const wanted = name.replace(/\s+/g, ' ').trim()
    if (wanted && wanted !== card.name) void edit(card, { name: wanted })
    leave()
  }
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') save()
    if (event.key === 'Escape') leave()
    if (event.key === 'Enter' || event.key === 'Escape') event.preventDefault()
  }
  return (
    <TextInput
      className={css.field}
      aria-label={t('sessions.name')}
      size="xs"
      autoFocus
      maxLength={200}
      value={name}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setName(event.currentTarget.value)}
      onKeyDown={press}
      onBlur={save}
    />
  )
}

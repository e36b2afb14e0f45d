import { ActionIcon, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch, IconX } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import css from '../../../conversation/search/search.module.css'
import { t } from '../../../conversation/search/words.ts'
import { useHeld } from '../../../held.ts'
import { remembered, useStore } from '../../../store.ts'
import { useActions } from '../../../ui/actions.ts'
import { Results } from './Results.tsx'
import { searching } from './searching.ts'

const TYPING = 200
const KEPT = 5
/** What was searched for last. */
const recent = remembered<readonly string[]>('searches', [])

/** The field keeps the focus. */
const stay = (event: { preventDefault: () => void }) => event.preventDefault()

/** With a session open in it and its history, without one by names; the scope can be widened [SRC-01…04]. */
export default function SearchBar() {
  const { sessionId } = useParams({ strict: false })
  const name = useHeld(({ sessions }) => (sessionId ? sessions[sessionId]?.name : undefined))
  const [typed, setTyped] = useState('')
  const [settled] = useDebouncedValue(typed.trim(), TYPING)
  const [wide, setWide] = useState(false)
  const [focused, setFocused] = useState(false)
  const last = useStore(recent)
  const field = useRef<HTMLInputElement>(null)
  const text = typed.trim() ? settled : ''
  const scope = sessionId !== undefined && !wide
  const long = [...text].length >= 2
  useEffect(() => {
    searching.set(long)
    return () => searching.set(false)
  }, [long])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another session is the reason.
  useEffect(() => setWide(false), [sessionId])
  useActions([
    {
      id: 'search-sessions',
      label: t('search.search'),
      group: t('sessions.liveChats'),
      keys: '/',
      run: () => field.current?.focus(),
    },
  ])
  const keep = (words = text) =>
    words.length >= 2 && recent.set((was) => [words, ...was.filter((one) => one !== words)].slice(0, KEPT))
  const clear = () => {
    keep()
    setTyped('')
  }
  return (
    <>
      <search
        className={css.bar}
        onFocus={() => setFocused(true)}
        onBlur={({ currentTarget, relatedTarget }) => !currentTarget.contains(relatedTarget) && setFocused(false)}
      >
        <TextInput
          ref={field}
          type="search"
          maxLength={100}
          aria-label={t('search.search')}
          placeholder={t('search.search')}
          data-testid="search"
          leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
          rightSection={
            typed && (
              <ActionIcon size={24} aria-label={t('search.clear')} onClick={clear}>
                <IconX size={14} aria-hidden />
              </ActionIcon>
            )
          }
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') keep()
            if (event.key !== 'Escape') return
            event.preventDefault()
            if (typed) clear()
            else field.current?.blur()
          }}
        />
        {(typed || focused) && (scope || (!typed && last.length > 0)) && (
          <div className={typed ? css.under : css.over}>
            {scope && (
              <span className={css.scope} data-testid="scope">
                <span>{t('search.inChat', { name: name ?? '' })}</span>
                <ActionIcon
                  size={24}
                  variant="transparent"
                  color="inherit"
                  aria-label={t('search.everywhere')}
                  onMouseDown={stay}
                  onClick={() => {
                    setWide(true)
                    field.current?.focus()
                  }}
                >
                  <IconX size={14} aria-hidden />
                </ActionIcon>
              </span>
            )}
            {!typed && last.length > 0 && (
              <ul className={css.recent} aria-label={t('search.last')}>
                {last.map((words) => (
                  <li key={words}>
                    <button
                      type="button"
                      onMouseDown={stay}
                      onClick={() => {
                        setTyped(words)
                        field.current?.focus()
                      }}
                    >
                      {words}
                    </button>
                  </li>
                ))}
              </ul>
            )}
          </div>
        )}
        {typed.trim() && [...typed.trim()].length < 2 && <span className={css.snippet}>{t('search.atLeast')}</span>}
      </search>
      {long && <Results key={`${scope ? sessionId : ''} ${text}`} text={text} sessionId={scope ? sessionId : undefined} />}
    </>
  )
}

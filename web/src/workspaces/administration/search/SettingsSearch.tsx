import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, type ReactNode, Suspense, useRef, useState } from 'react'
import { t } from '../../../texts/index.ts'
import { useActions } from '../../../ui/actions.ts'
import { Keys } from '../../../ui/Keys.tsx'
import { lazy } from '../../../ui/lazy.ts'
import css from './search.module.css'

const FoundList = lazy(() => import('./FoundList.tsx'))

const listId = 'settings-found'
const optionId = (at: number) => `${listId}-${at}`

/** Over all pages of Administration, by `/`; what is found takes the place of the menu [ui S24]. */
export function SettingsSearch({ children }: { children: ReactNode }) {
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const [count, setCount] = useState(0)
  const field = useRef<HTMLInputElement>(null)
  const choose = useRef<(at: number) => void>(undefined)
  const navigate = useNavigate()
  const focus = () => {
    if (field.current?.checkVisibility()) {
      field.current.focus()
      return field.current.select()
    }
    // Under 1024 px the menu stands alone, on a page of its own.
    void navigate({ to: '/admin' as string }).then(() => requestAnimationFrame(() => field.current?.focus()))
  }
  useActions([{ id: 'search', label: t('admin.findSetting'), group: t('admin.title'), keys: '/', run: focus }])
  const type = (text: string) => {
    setTyped(text)
    setAt(0)
  }
  const searching = typed.trim() !== ''
  const open = searching && count > 0
  const move = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && typed) {
      event.preventDefault()
      return type('')
    }
    if (!searching || event.nativeEvent.isComposing) return
    const last = count - 1
    const next = { ArrowDown: at < last ? at + 1 : 0, ArrowUp: at > 0 ? at - 1 : last }[event.key]
    if (next === undefined && event.key !== 'Enter') return
    event.preventDefault()
    if (next !== undefined) setAt(Math.max(0, next))
    else choose.current?.(at)
  }
  return (
    <>
      <search className={css.search}>
        <TextInput
          ref={field}
          type="search"
          role="combobox"
          aria-label={t('admin.findSetting')}
          aria-expanded={open}
          aria-controls={open ? listId : undefined}
          aria-activedescendant={open ? optionId(at) : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          placeholder={t('admin.findSetting')}
          maxLength={200}
          leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
          rightSection={searching ? null : <Keys keys="/" />}
          value={typed}
          onChange={(event) => type(event.currentTarget.value)}
          onKeyDown={move}
        />
      </search>
      {searching ? (
        <Suspense>
          <FoundList
            typed={typed}
            at={at}
            listId={listId}
            optionId={optionId}
            offer={(offered, act) => {
              setCount(offered)
              choose.current = act
            }}
            chosen={() => type('')}
          />
        </Suspense>
      ) : (
        children
      )}
    </>
  )
}

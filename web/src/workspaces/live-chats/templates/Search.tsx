import { TextInput } from '@mantine/core'
import type { TemplateKind } from '@parley/contract'
import { IconSearch } from '@tabler/icons-react'
import { useRef } from 'react'
import { t } from '../../../texts/index.ts'
import { useActions } from '../../../ui/actions.ts'
import css from './templates.module.css'

/** By `/`, as on every page. */
export function Search({ kind, typed, type }: { kind: TemplateKind; typed: string; type: (typed: string) => void }) {
  const field = useRef<HTMLInputElement>(null)
  const label = t(kind === 'template' ? 'templates.search' : 'templates.searchArticles')
  useActions([{ id: 'search', label, group: t('templates.title'), keys: '/', run: () => field.current?.focus() }])
  return (
    <search className={css.search}>
      <TextInput
        ref={field}
        type="search"
        aria-label={label}
        placeholder={label}
        maxLength={200}
        leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
      />
    </search>
  )
}

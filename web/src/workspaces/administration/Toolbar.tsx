import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type ReactNode, useRef } from 'react'
import { t } from '../../texts/index.ts'
import { useActions } from '../../ui/actions.ts'
import css from './table.module.css'

/** Search of a page, and what stands beside it; `/` is for the settings of all pages. */
export function Toolbar(props: { label: string; value: string; onChange: (value: string) => void; children?: ReactNode }) {
  const field = useRef<HTMLInputElement>(null)
  useActions([{ id: 'search-page', label: props.label, group: t('admin.title'), run: () => field.current?.focus() }])
  return (
    <search className={css.toolbar}>
      <TextInput
        className={css.search!}
        ref={field}
        type="search"
        aria-label={props.label}
        placeholder={props.label}
        maxLength={200}
        leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      />
      {props.children}
    </search>
  )
}

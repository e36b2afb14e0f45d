import { Tabs } from '@mantine/core'
import type { App, Field, FormSection } from '@parley/contract'
import type { ReactNode } from 'react'
import { kindOf } from '../fields/index.ts'
import css from './form.module.css'

interface Layout {
  app: Pick<App, 'fields' | 'form'>
  draw: (field: Field) => ReactNode
  /** The place of the tab that is shown. */
  tab: number
  setTab: (tab: number) => void
}

/** Tabs, sections and columns as the builder laid them; with one tab no tabs are drawn. */
export function FormLayout({ app, draw, tab, setTab }: Layout) {
  const byCode = new Map(app.fields.map((field) => [field.code, field]))
  const sections = (all: readonly FormSection[]) =>
    all.map((section, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: sections have no other name.
      <Section key={at} section={section} byCode={byCode} draw={draw} />
    ))
  const { tabs } = app.form
  if (tabs.length === 1) return <div className={css.layout}>{sections(tabs[0]!.sections)}</div>
  return (
    <Tabs value={String(Math.min(tab, tabs.length - 1))} onChange={(value) => setTab(Number(value))}>
      <Tabs.List className={css.tabs}>
        {tabs.map(({ name }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: tabs have no other name.
          <Tabs.Tab key={at} value={String(at)}>
            {name}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: tabs have no other name.
        <Tabs.Panel key={at} value={String(at)} className={css.layout}>
          {sections(one.sections)}
        </Tabs.Panel>
      ))}
    </Tabs>
  )
}

function Section({
  section: { name, columns },
  byCode,
  draw,
}: {
  section: FormSection
  byCode: ReadonlyMap<string, Field>
  draw: (field: Field) => ReactNode
}) {
  const fields = (codes: readonly string[]) =>
    codes.flatMap((code) => {
      const field = byCode.get(code)
      return field ? [<div key={field.id}>{draw(field)}</div>] : []
    })
  if (!columns.some((codes) => codes.some((code) => byCode.has(code)))) return null
  const wide = columns.length === 1 || columns.flat().some((code) => byCode.has(code) && kindOf(byCode.get(code)!).wide)
  return (
    <section className={css.section} {...(name && { 'aria-label': name })}>
      {name && <h2>{name}</h2>}
      <div className={css.columns} data-columns={columns.length} data-wide={wide}>
        {columns.map((codes, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name.
          <div key={at} className={css.column}>
            {fields(codes)}
          </div>
        ))}
      </div>
    </section>
  )
}

/** The place of the tab that a field stands on. */
export function tabOf({ form }: Pick<App, 'form'>, code: string): number {
  const found = form.tabs.findIndex(({ sections }) =>
    sections.some(({ columns }) => columns.some((codes) => codes.includes(code))),
  )
  return Math.max(0, found)
}

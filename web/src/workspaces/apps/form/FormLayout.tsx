import { Tabs } from '@mantine/core'
import type { App, Field, FormSection } from '@parley/contract'
import type { ReactNode } from 'react'
import { kindOf } from '../fields/index.ts'
import css from './form.module.css'

interface Layout {
  app: Pick<App, 'fields' | 'form'>
  draw: (field: Field) => ReactNode
  /** Codes of fields that are not there now; what has none but them is not drawn. */
  hidden?: ReadonlySet<string>
  /** The place of the tab that is shown. */
  tab: number
  setTab: (tab: number) => void
}

/** Tabs, sections and columns as the builder laid them; with one tab no tabs are drawn. */
export function FormLayout({ app, draw, hidden, tab, setTab }: Layout) {
  const byCode = new Map(app.fields.filter(({ code }) => !hidden?.has(code)).map((field) => [field.code, field]))
  const sections = (all: readonly FormSection[]) =>
    all.map((section, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: sections have no other name.
      <Section key={at} section={section} byCode={byCode} draw={draw} />
    ))
  const { tabs } = app.form
  if (tabs.length === 1) return <div className={css.layout}>{sections(tabs[0]!.sections)}</div>
  const isGone = (codes: readonly string[]) => codes.length > 0 && codes.every((code) => hidden?.has(code))
  const there = tabs
    .map((one, at) => ({ ...one, at }))
    .filter((one) => !isGone(one.sections.flatMap(({ columns }) => columns.flat())))
  const now = there.find(({ at }) => at === tab) ?? there[0]
  return (
    <Tabs value={String(now?.at)} onChange={(value) => setTab(Number(value))}>
      <Tabs.List className={css.tabs}>
        {there.map(({ name, at }) => (
          <Tabs.Tab key={at} value={String(at)}>
            {name}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {there.map(({ at, ...one }) => (
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

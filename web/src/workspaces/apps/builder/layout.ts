import type { Form } from '@parley/contract'

/** Where a field stands: tab, section, column, and how far down. */
export interface Spot {
  tab: number
  section: number
  column: number
  at: number
}

export const fieldCodes = (form: Form): string[] =>
  form.tabs.flatMap(({ sections }) => sections.flatMap(({ columns }) => columns.flat()))

export function spotOf(form: Form, code: string): Spot | undefined {
  for (const [tab, { sections }] of form.tabs.entries())
    for (const [section, { columns }] of sections.entries())
      for (const [column, codes] of columns.entries()) {
        const at = codes.indexOf(code)
        if (at >= 0) return { tab, section, column, at }
      }
  return undefined
}

/** All columns in reading order, with where each begins. */
export function columnsOf(form: Form): Omit<Spot, 'at'>[] {
  return form.tabs.flatMap(({ sections }, tab) =>
    sections.flatMap(({ columns }, section) => columns.map((_, column) => ({ tab, section, column }))),
  )
}

export const codesAt = (form: Form, { tab, section, column }: Omit<Spot, 'at'>): readonly string[] =>
  form.tabs[tab]?.sections[section]?.columns[column] ?? []

function withCodes(form: Form, spot: Omit<Spot, 'at'>, change: (codes: readonly string[]) => string[]): Form {
  const tabs = form.tabs.map((tab, tabAt) =>
    tabAt !== spot.tab
      ? tab
      : {
          ...tab,
          sections: tab.sections.map((section, at) =>
            at !== spot.section
              ? section
              : { ...section, columns: section.columns.map((codes, column) => (column === spot.column ? change(codes) : codes)) },
          ),
        },
  )
  return { tabs }
}

export function taken(form: Form, code: string): Form {
  const spot = spotOf(form, code)
  return spot ? withCodes(form, spot, (codes) => codes.filter((one) => one !== code)) : form
}

/** Puts a field to a place, from wherever it stood. */
export function put(form: Form, code: string, to: Spot): Form {
  const from = spotOf(form, code)
  const same = from && from.tab === to.tab && from.section === to.section && from.column === to.column
  const at = same && from.at < to.at ? to.at - 1 : to.at
  return withCodes(taken(form, code), to, (codes) => codes.toSpliced(at, 0, code))
}

/** One place up or down; at the end of a column into the next one. The same form where there is no further. */
export function moved(form: Form, code: string, step: 1 | -1): Form {
  const from = spotOf(form, code)
  if (!from) return form
  const here = codesAt(form, from)
  const next = from.at + step
  if (next >= 0 && next < here.length) return put(form, code, { ...from, at: step > 0 ? next + 1 : next })
  const all = columnsOf(form)
  const place = all.findIndex((one) => one.tab === from.tab && one.section === from.section && one.column === from.column)
  const to = all[place + step]
  return to ? put(form, code, { ...to, at: step > 0 ? 0 : codesAt(form, to).length }) : form
}

/** After another field, else at the end of a tab. */
export function added(form: Form, code: string, after: string | undefined, tab: number): Form {
  const spot = after === undefined ? undefined : spotOf(form, after)
  if (spot) return put(form, code, { ...spot, at: spot.at + 1 })
  const at = Math.min(tab, form.tabs.length - 1)
  const section = form.tabs[at]!.sections.length - 1
  if (section < 0) return put(withSection(form, at), code, { tab: at, section: 0, column: 0, at: 0 })
  const end = { tab: at, section, column: 0 }
  return put(form, code, { ...end, at: codesAt(form, end).length })
}

export function withSection(form: Form, tab: number): Form {
  const tabs = form.tabs.map((one, at) =>
    at === tab ? { ...one, sections: [...one.sections, { name: '', columns: [[]] }] } : one,
  )
  return { tabs }
}

/** A section's name, or how many columns it has; what stood in a column that goes moves to the last that stays. */
export function editedSection(form: Form, tab: number, section: number, change: { name?: string; columns?: number }): Form {
  const tabs = form.tabs.map((one, at) =>
    at !== tab
      ? one
      : {
          ...one,
          sections: one.sections.map((was, place) => {
            if (place !== section) return was
            const count = change.columns ?? was.columns.length
            const kept = was.columns.slice(0, count)
            const rest = was.columns.slice(count).flat()
            const columns = kept.map((codes, column) => (column === count - 1 ? [...codes, ...rest] : codes))
            while (columns.length < count) columns.push([])
            return { name: change.name ?? was.name, columns }
          }),
        },
  )
  return { tabs }
}

/** Without a section; its fields go to the end of the one before it, or to the beginning of the one after it. */
export function withoutSection(form: Form, tab: number, section: number): Form {
  const one = form.tabs[tab]!
  const codes = one.sections[section]!.columns.flat()
  const sections = one.sections.toSpliced(section, 1)
  const heir = Math.max(0, section - 1)
  const kept = sections.map((was, at) => {
    if (at !== heir) return was
    const columns = was.columns.map((here, column) => {
      if (section === 0) return column === 0 ? [...codes, ...here] : here
      return column === was.columns.length - 1 ? [...here, ...codes] : here
    })
    return { ...was, columns }
  })
  return { tabs: form.tabs.with(tab, { ...one, sections: kept }) }
}

/** Without a tab; its sections go to the one before it. */
export function withoutTab(form: Form, tab: number): Form {
  const { sections } = form.tabs[tab]!
  const tabs = form.tabs.toSpliced(tab, 1)
  const heir = Math.max(0, tab - 1)
  return { tabs: tabs.map((one, at) => (at === heir ? { ...one, sections: [...one.sections, ...sections] } : one)) }
}

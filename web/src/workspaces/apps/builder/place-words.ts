import type { Form } from '@parley/contract'
import type { Spot } from './layout.ts'
import { t } from './words.ts'

/** Where something stands on a form, as people say it: the section, with its column and tab where there are several. */
export function placeWords(form: Form, { tab, section, column }: Omit<Spot, 'at'>): string {
  const there = form.tabs[tab]!
  const named = there.sections[section]!.name || t('apps.sectionNumber', { number: section + 1 })
  const words = there.sections[section]!.columns.length > 1 ? t('apps.columnIn', { section: named, column: column + 1 }) : named
  return form.tabs.length > 1 ? `${there.name || t('apps.tabNumber', { number: tab + 1 })} › ${words}` : words
}

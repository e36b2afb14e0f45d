import type { ResponseTemplate } from '@parley/contract'

/** Those in which all words are found, the nearest first: by shortcut, then by name, then by what is written there [CMP-03]. */
export function findTemplates(templates: readonly ResponseTemplate[], typed: string): ResponseTemplate[] {
  const wanted = typed.trim().toLocaleLowerCase()
  if (wanted === '') return [...templates]
  const words = wanted.split(/\s+/)
  return templates
    .map((template) => ({ template, rank: rankOf(template, wanted, words) }))
    .filter(({ rank }) => rank < 5)
    .sort((a, b) => a.rank - b.rank || b.template.used - a.template.used)
    .map(({ template }) => template)
}

function rankOf(template: ResponseTemplate, wanted: string, words: readonly string[]): number {
  const { shortcut } = template
  const name = template.name.toLocaleLowerCase()
  if (shortcut.startsWith(wanted)) return 0
  if (name.startsWith(wanted)) return 1
  if (words.every((word) => name.includes(word))) return 2
  const all = [name, shortcut, template.keywords, template.description, template.text, template.url]
    .join('\n')
    .toLocaleLowerCase()
  if (words.every((word) => all.includes(word))) return 3
  return isWithin(wanted, shortcut) ? 4 : 5
}

/** `dla` is within `delivery-address`: its letters stand there in their order. */
function isWithin(wanted: string, whole: string): boolean {
  let at = 0
  for (const letter of whole) if (letter === wanted[at]) at++
  return at === wanted.length
}

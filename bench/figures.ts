import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** One figure beside its target. */
export interface Figure {
  /** Of targets: T-01. */
  id: string
  job: string
  value: number
  /** `× floor`, `ms`, `MB` …; what begins with `×` is a ratio of one run, and is compared with the recorded one. */
  unit: string
  target: { atLeast: number } | { atMost: number }
  /** What the ratio was made of. */
  beside?: string
}

export function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

export function passes({ value, target }: Figure): boolean {
  return 'atLeast' in target ? value >= target.atLeast : value <= target.atMost
}

const file = resolve(import.meta.dirname, 'results/latest.json')

interface Recorded {
  at: string
  figures: Figure[]
}

/** Shows the figures, says which became worse than the recorded ones, and records them; parts that did not run stay as they were. */
export function report(figures: Figure[]): void {
  const recorded: Recorded | undefined = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
  const before = new Map(recorded?.figures.map((figure) => [nameOf(figure), figure]))
  console.log(`\n${tableOf(figures)}\n`)
  for (const figure of figures) {
    const was = before.get(nameOf(figure))
    if (was && gotWorse(was, figure)) {
      console.log(`${figure.id} ${figure.job}: ${shown(figure)}, recorded was ${shown(was)}: worse by more than 15 %`)
    }
  }
  const missed = figures.filter((figure) => !passes(figure))
  console.log(`${figures.length - missed.length} of ${figures.length} targets reached`)
  const ran = new Set(figures.map(({ id }) => id))
  const kept = recorded?.figures.filter(({ id }) => !ran.has(id)) ?? []
  mkdirSync(resolve(file, '..'), { recursive: true })
  const all = [...kept, ...figures].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  writeFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), figures: all } satisfies Recorded, undefined, 2)}\n`)
}

function nameOf({ id, job }: Figure): string {
  return `${id} ${job}`
}

function gotWorse(was: Figure, is: Figure): boolean {
  if (!is.unit.startsWith('×')) return false
  return 'atLeast' in is.target ? is.value < was.value * 0.85 : is.value > was.value * 1.15
}

function shown({ value, unit }: Figure): string {
  return `${rounded(value)} ${unit}`
}

function rounded(value: number): string {
  if (!Number.isFinite(value)) return '–'
  return value >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toFixed(value >= 10 ? 1 : 2)))
}

function tableOf(figures: Figure[]): string {
  const rows = figures.map((figure) => {
    const { target } = figure
    const wanted = 'atLeast' in target ? `≥ ${rounded(target.atLeast)}` : `≤ ${rounded(target.atMost)}`
    return [shown(figure), wanted, passes(figure) ? 'pass' : 'missed', figure.id, figure.job, figure.beside ?? '']
  })
  const head = ['figure', 'target', '', 'id', 'job', 'beside']
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => row[i]!.length)))
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

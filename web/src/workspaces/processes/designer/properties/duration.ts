export const units = ['minutes', 'hours', 'days', 'weeks'] as const
export type Unit = (typeof units)[number]

const shapes: Readonly<Record<Unit, RegExp>> = {
  minutes: /^PT(\d+)M$/,
  hours: /^PT(\d+)H$/,
  days: /^P(\d+)D$/,
  weeks: /^P(\d+)W$/,
}

/** An ISO 8601 duration of one unit; undefined for those that have several. */
export function readDuration(text: string): { amount: number; unit: Unit } | undefined {
  for (const unit of units) {
    const amount = shapes[unit].exec(text)?.[1]
    if (amount) return { amount: Number(amount), unit }
  }
  return undefined
}

export function writeDuration(amount: number, unit: Unit): string {
  if (unit === 'minutes') return `PT${amount}M`
  if (unit === 'hours') return `PT${amount}H`
  return `P${amount}${unit === 'days' ? 'D' : 'W'}`
}

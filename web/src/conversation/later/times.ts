const HOUR = 3_600_000

/** What is offered, by the clock of whoever asks [REM-01]. */
export function offered(now = new Date()): readonly { key: 'inAnHour' | 'inThreeHours' | 'tomorrow' | 'monday'; at: Date }[] {
  return [
    { key: 'inAnHour', at: new Date(now.getTime() + HOUR) },
    { key: 'inThreeHours', at: new Date(now.getTime() + 3 * HOUR) },
    { key: 'tomorrow', at: morning(now, 1) },
    { key: 'monday', at: morning(now, (8 - now.getDay()) % 7 || 7) },
  ]
}

/** For `<input type="datetime-local">`: 2026-11-23T09:00 in the person's zone. */
export function localText(at: Date): string {
  const two = (number: number) => String(number).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`
}

function morning(now: Date, days: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 9)
}

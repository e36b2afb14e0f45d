/** What text on this colour (`#rrggbb`) is drawn in: white, or dark where white would not be legible (WCAG 1.4.3: 4.5 to 1). */
export function inkOn(colour: string): string {
  const light = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part > 0.04045 ? ((part + 0.055) / 1.055) ** 2.4 : part / 12.92))
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at]!, 0)
  return 1.05 / (light + 0.05) < 4.5 ? '#171b22' : '#fff'
}

/** WCAG 2.2 relative luminance of `#rrggbb`. */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

/** 1…21. */
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light! + 0.05) / (dark! + 0.05)
}

/** How text on this colour (white or black, as the widget chooses) and the colour on a white page can be seen. */
export function visibility(colour: string): { onColour: number; onPage: number } {
  const onPage = contrast(colour, '#ffffff')
  return { onPage, onColour: Math.max(onPage, contrast(colour, '#000000')) }
}

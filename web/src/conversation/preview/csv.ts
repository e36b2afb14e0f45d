/** So many are drawn. */
const most = { rows: 500, columns: 50 }

/** Rows of comma-separated values (RFC 4180), separated by what stands most often in the first line. */
export function rowsOf(text: string): string[][] {
  const first = text.split('\n', 1)[0]!
  const count = (separator: string) => first.split(separator).length
  const separator = [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best))
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  for (let at = 0; at < text.length && rows.length <= most.rows; at++) {
    const sign = text[at]!
    if (quoted && sign === '"' && text[at + 1] === '"') {
      cell += '"'
      at++
    } else if (quoted ? sign === '"' : sign === '"' && cell === '') quoted = !quoted
    else if (quoted || (sign !== separator && sign !== '\n')) cell += sign
    else {
      rows.at(-1)!.push(cell.replace(/\r$/, ''))
      cell = ''
      if (sign === '\n') rows.push([])
    }
  }
  rows.at(-1)!.push(cell)
  return rows
    .filter((row) => row.some((one) => one !== ''))
    .slice(0, most.rows)
    .map((row) => row.slice(0, most.columns))
}

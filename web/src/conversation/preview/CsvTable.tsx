import { rowsOf } from './csv.ts'
import css from './preview.module.css'

/** A list of values as a table, its first line as the heads; formulas are words here [CNV-08, CNV-15]. */
export function CsvTable({ text, name }: { text: string; name: string }) {
  const [head = [], ...rows] = rowsOf(text)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled with the arrows.
    <div className={css.sheet} tabIndex={0} data-scrolls-sideways>
      <table aria-label={name}>
        <thead>
          <tr>
            {head.map((cell, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: nothing moves.
              <th key={at} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: nothing moves.
            <tr key={line}>
              {row.map((cell, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: nothing moves.
                <td key={at}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

import type { File as Sent } from '@parley/contract'
import { useQuery } from '@tanstack/react-query'
import { t } from '../../folders/words.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { ending, fileAddress } from '../file-words.ts'
import { CsvTable } from './CsvTable.tsx'
import { isDisguised } from './kind.ts'
import { NoPreview } from './NoPreview.tsx'
import css from './preview.module.css'

/** Bytes. */
const MOST = 256_000

/** Text, CSV, JSON, markdown and whatever else is text: as text, so that nothing in it ever runs [CNV-15]. */
export function TextPreview({ file }: { file: Sent }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['file-text', file.id],
    queryFn: ({ signal }) => textOf(file, signal),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: !isDisguised(file),
  })
  if (isDisguised(file)) return <NoPreview file={file} />
  if (error) return <ErrorState again={() => void refetch()} />
  if (!data) return <SkeletonRows count={6} />
  if (data.text === undefined) return <NoPreview file={file} />
  return (
    <div className={css.paper}>
      {/^[CT]SV$/.test(ending(file.name)) ? (
        <CsvTable text={data.text} name={file.name} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled with the arrows.
        <pre className={css.text} tabIndex={0} data-scrolls-sideways>
          {data.text}
        </pre>
      )}
      {file.size > MOST && <p className={css.note}>{t('files.cut1')}</p>}
    </div>
  )
}

/** Nothing where the bytes are no UTF-8, or no text. */
async function textOf(file: Sent, signal: AbortSignal): Promise<{ text: string | undefined }> {
  const response = await fetch(fileAddress(file), { headers: { range: `bytes=0-${MOST - 1}` }, signal })
  if (!response.ok) throw new Error(`The server answers ${response.status}`)
  const bytes = await response.arrayBuffer()
  try {
    // A sign that is cut off at the end is waited for, and not an error.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what no text has.
    return { text: /[\u0000-\u0008\u000e-\u001a]/.test(text) ? undefined : text }
  } catch {
    return { text: undefined }
  }
}

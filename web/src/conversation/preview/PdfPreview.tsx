import type { File as Sent } from '@parley/contract'
import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist'
import worker from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import { useEffect, useRef, useState } from 'react'
import { t } from '../../folders/words.ts'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { fileAddress } from '../file-words.ts'
import { NoPreview } from './NoPreview.tsx'
import css from './preview.module.css'

// From our own origin, as the Content-Security-Policy wants it.
GlobalWorkerOptions.workerSrc = worker

const WIDEST = 900

/** The pages of a PDF, each drawn when it comes into sight. Scripts, forms and links in it are not run. */
export default function PdfPreview({ file }: { file: Sent }) {
  const [opened, setOpened] = useState<PDFDocumentProxy | 'failed'>()
  useEffect(() => {
    const stop = new AbortController()
    let task: ReturnType<typeof getDocument> | undefined
    const open = async () => {
      const response = await fetch(fileAddress(file), { signal: stop.signal })
      if (!response.ok) throw new Error(`The server answers ${response.status}`)
      task = getDocument({ data: await response.arrayBuffer(), isEvalSupported: false, useWasm: false, enableXfa: false })
      return await task.promise
    }
    open().then(setOpened, () => !stop.signal.aborted && setOpened('failed'))
    return () => {
      stop.abort()
      void task?.destroy()
    }
  }, [file])
  if (opened === 'failed') return <NoPreview file={file} title={t('files.pdfFailed')} />
  if (!opened) return <SkeletonRows count={6} />
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled with the arrows.
    <div className={css.pages} tabIndex={0}>
      {Array.from({ length: opened.numPages }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pages never move.
        <Page key={at} pdf={opened} number={at + 1} />
      ))}
    </div>
  )
}

function Page({ pdf, number }: { pdf: PDFDocumentProxy; number: number }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const at = canvas.current
    if (!at) return
    let cancel = () => {}
    const draw = async () => {
      const page = await pdf.getPage(number)
      const plain = page.getViewport({ scale: 1 })
      const width = Math.min(WIDEST, at.parentElement?.clientWidth ?? WIDEST)
      const viewport = page.getViewport({ scale: (width / plain.width) * devicePixelRatio })
      at.width = viewport.width
      at.height = viewport.height
      at.style.width = `${width}px`
      const drawing = page.render({ canvas: at, viewport })
      cancel = () => drawing.cancel()
      await drawing.promise
      at.dataset['drawn'] = 'true'
    }
    const sight = new IntersectionObserver(
      ([seen]) => {
        if (!seen?.isIntersecting) return
        sight.disconnect()
        draw().catch(() => {})
      },
      { rootMargin: '400px' },
    )
    sight.observe(at)
    return () => {
      sight.disconnect()
      cancel()
    }
  }, [pdf, number])
  return (
    <canvas
      ref={canvas}
      className={css.page}
      role="img"
      aria-label={t('files.page', { number, count: pdf.numPages })}
      width={WIDEST}
      height={Math.round(WIDEST * Math.SQRT2)}
    />
  )
}

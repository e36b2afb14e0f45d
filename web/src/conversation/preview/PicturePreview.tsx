import { ActionIcon } from '@mantine/core'
import type { File as Sent } from '@parley/contract'
import { IconMaximize, IconMinus, IconPlus } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { t } from '../../folders/words.ts'
import { Tooltip } from '../../ui/Tooltip.tsx'
import { fileAddress } from '../file-words.ts'
import css from './preview.module.css'

const MOST = 5

/** A picture as large as there is room for, and up to five times as large [ui.md S19]. */
export function PicturePreview({ file }: { file: Sent }) {
  const [zoom, setZoom] = useState(1)
  const image = useRef<HTMLImageElement>(null)
  const fitted = useRef(0)
  const to = (next: number) => {
    if (zoom === 1) fitted.current = image.current?.clientWidth ?? 0
    setZoom(Math.min(MOST, Math.max(1, next)))
  }
  const tools = [
    { label: t('files.zoomOut'), Mark: IconMinus, run: () => to(zoom / 1.5), off: zoom === 1 },
    { label: t('files.zoomFit'), Mark: IconMaximize, run: () => to(1), off: zoom === 1 },
    { label: t('files.zoomIn'), Mark: IconPlus, run: () => to(zoom * 1.5), off: zoom === MOST },
  ]
  return (
    <>
      <div className={css.scroll} data-zoomed={zoom > 1} {...(zoom > 1 && { tabIndex: 0, 'data-scrolls-sideways': true })}>
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the buttons do the same. */}
        <img
          ref={image}
          className={css.picture}
          style={zoom > 1 ? { width: fitted.current * zoom, maxWidth: 'none', maxHeight: 'none' } : undefined}
          src={fileAddress(file, true)}
          alt={file.name}
          width={file.width ?? undefined}
          height={file.height ?? undefined}
          onClick={() => to(zoom > 1 ? 1 : 2)}
        />
      </div>
      <div className={css.zoom}>
        {tools.map(({ label, Mark, run, off }) => (
          <Tooltip key={label} label={label}>
            <ActionIcon aria-label={label} onClick={run} {...(off && { 'data-disabled': true, 'aria-disabled': true })}>
              <Mark size={18} stroke={1.75} />
            </ActionIcon>
          </Tooltip>
        ))}
        <span aria-live="polite">{Math.round(zoom * 100)} %</span>
      </div>
    </>
  )
}

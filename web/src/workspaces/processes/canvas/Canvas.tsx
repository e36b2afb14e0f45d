import { ActionIcon } from '@mantine/core'
import { IconMaximize, IconMinus, IconPlus } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { t } from '../words.ts'
import type { Drawing } from './bpmn.ts'
import css from './canvas.module.css'

interface Shown {
  drawing: Drawing
  shown: boolean
}

const STEP = 1.2
/** px at both sides together: the tools stand at one of them. */
const AIR = { x: 160, y: 60 }

/**
 * The diagram. Those who hear the page have the outline in its place, so nothing in here is reached by Tab but the mark of bpmn-js;
 * its own keys work once it was pressed.
 */
export function Canvas({ drawing, shown }: Shown) {
  const box = useRef<HTMLDivElement>(null)
  const fitted = useRef(false)
  useEffect(() => {
    drawing.attachTo(box.current!)
    const inner = box.current!.querySelector<HTMLElement>('.djs-container')
    inner?.setAttribute('aria-hidden', 'true')
    inner?.querySelector('svg')?.setAttribute('tabindex', '-1')
    let width = 0
    const watch = new ResizeObserver(([entry]) => {
      drawing.get('canvas').resized()
      // Another width is another screen; other heights come and go with what stands below.
      if (width && entry!.contentRect.width !== width) fit(drawing)
      width = entry!.contentRect.width
    })
    watch.observe(box.current!)
    return () => {
      watch.disconnect()
      drawing.detach()
    }
  }, [drawing])
  useEffect(() => {
    if (!shown) return
    const canvas = drawing.get('canvas')
    canvas.resized()
    if (fitted.current) return
    fitted.current = true
    fit(drawing)
  }, [drawing, shown])
  const zoom = (by: number) => drawing.get('canvas').zoom(Math.min(4, Math.max(0.2, scaleOf(drawing) * by)), 'auto')
  return (
    <div className={css.canvas} data-shown={shown}>
      <div className={css.drawing} ref={box} data-testid="canvas" />
      <div className={css.zoom}>
        <ActionIcon aria-label={t('processes.zoomOut')} onClick={() => zoom(1 / STEP)}>
          <IconMinus size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon aria-label={t('processes.zoomIn')} onClick={() => zoom(STEP)}>
          <IconPlus size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon aria-label={t('processes.zoomFit')} onClick={() => fit(drawing)}>
          <IconMaximize size={16} aria-hidden />
        </ActionIcon>
      </div>
    </div>
  )
}

const scaleOf = (drawing: Drawing): number => (drawing.get('canvas').zoom as unknown as () => number)()

/** The whole in the middle with some air around it, and never larger than it was drawn. */
export function fit(drawing: Drawing): void {
  const canvas = drawing.get('canvas')
  canvas.zoom('fit-viewport', 'auto')
  const { inner, outer } = canvas.viewbox()
  canvas.zoom(Math.min(1, outer.width / (inner.width + AIR.x), outer.height / (inner.height + AIR.y)), 'auto')
}

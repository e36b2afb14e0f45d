import { useEffect, useState } from 'react'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import type { Drawing } from '../canvas/bpmn.ts'
import { Canvas, fit } from '../canvas/Canvas.tsx'
import { openViewer } from '../canvas/viewer.ts'
import { t } from '../words.ts'
import css from './instances.module.css'

interface Shown {
  xml: string
  /** Elements where it stands, and where it went wrong. */
  at: readonly string[]
  failedAt: string | null
}

/** A diagram to be looked at, with the place where an instance stands; the timeline says the same in words. */
export default function Diagram({ xml, at, failedAt }: Shown) {
  const [drawing, setDrawing] = useState<Drawing>()
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    const made = openViewer()
    let gone = false
    made.importXML(xml).then(
      () => gone || setDrawing(made),
      () => gone || setFailed(true),
    )
    return () => {
      gone = true
      setDrawing(undefined)
      made.destroy()
    }
  }, [xml])
  const places = JSON.stringify([at, failedAt])
  useEffect(() => {
    if (!drawing) return
    const [standing, wrong] = JSON.parse(places) as [string[], string | null]
    const canvas = drawing.get('canvas')
    const marks = [...standing.map((id) => [id, 'stands'] as const), ...(wrong ? [[wrong, 'failed'] as const] : [])]
    const drawn = marks.filter(([id]) => drawing.get('elementRegistry').get(id))
    for (const [id, mark] of drawn) canvas.addMarker(id, mark)
    return () => {
      for (const [id, mark] of drawn) if (drawing.get('elementRegistry').get(id)) canvas.removeMarker(id, mark)
    }
  }, [drawing, places])
  useEffect(() => {
    if (drawing) fit(drawing)
  }, [drawing])
  if (failed) return <ErrorState text={t('processes.noDiagram')} />
  if (!drawing) return <SkeletonRows count={2} label={t('processes.loadingDiagram')} />
  return (
    <div className={css.diagram} data-testid="diagram">
      <Canvas drawing={drawing} shown />
    </div>
  )
}

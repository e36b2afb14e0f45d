import type { Model } from '../canvas/bpmn.ts'
import { kindOf } from '../canvas/kinds.ts'

/** Gives a text as a file, as a download does. */
export function saveFile(name: string, text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/xml' }))
  link.download = name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_')
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/** Parts that only say how something is drawn or named, or hold what runs. */
const quiet = new Set(['bpmn:Process', 'bpmn:SequenceFlow', 'bpmn:TextAnnotation', 'bpmn:Association', 'bpmn:Group'])

/** What a file holds that does not run here: its type and its name. */
export function foreignIn(definitions: Model): { type: string; name: string }[] {
  const found: { type: string; name: string }[] = []
  const look = (model: Model) => {
    if (!quiet.has(model.$type) && kindOf(model) === 'foreign')
      found.push({ type: model.$type.replace(/^\w+:/, ''), name: model.name ?? '' })
    for (const part of ['flowElements', 'participants', 'messageFlows', 'laneSets'])
      for (const inner of (model[part] as Model[] | undefined) ?? []) look(inner)
  }
  const roots = ((definitions['rootElements'] as Model[] | undefined) ?? []).filter(
    ({ $type }) => $type === 'bpmn:Process' || $type === 'bpmn:Collaboration',
  )
  for (const root of roots) look(root)
  return found
}

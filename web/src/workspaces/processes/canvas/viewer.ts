import 'bpmn-js/dist/assets/diagram-js.css'
import 'bpmn-js/dist/assets/bpmn-js.css'
import './diagram.css'
import { processModdle } from '@parley/contract'
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer'
import type { Drawing } from './bpmn.ts'
import { drawnWith } from './colours.ts'

/** bpmn-js as it only shows. */
export function openViewer(): Drawing {
  const options = { moddleExtensions: { parley: processModdle }, ...drawnWith }
  return new NavigatedViewer(options as never) as unknown as Drawing
}

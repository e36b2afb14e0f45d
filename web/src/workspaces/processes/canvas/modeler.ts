import 'bpmn-js/dist/assets/diagram-js.css'
import 'bpmn-js/dist/assets/bpmn-js.css'
import './diagram.css'
import { processModdle } from '@parley/contract'
import BaseModeler from 'bpmn-js/lib/BaseModeler'
import Viewer from 'bpmn-js/lib/Viewer'
import type { Drawing } from './bpmn.ts'
import { drawnWith } from './colours.ts'
import { contextPad } from './context-pad.ts'
import { modules } from './modules.ts'

/** bpmn-js as it edits here. */
export function openModeler(): Drawing {
  const parts = Viewer.prototype as unknown as { _modules: readonly object[] }
  const options = {
    modules: [...parts._modules, ...modules, contextPad],
    moddleExtensions: { parley: processModdle },
    ...drawnWith,
  }
  return new BaseModeler(options as never) as unknown as Drawing
}

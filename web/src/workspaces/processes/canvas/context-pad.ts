import { t } from '../designer/words.ts'
import type { Drawn, Services } from './bpmn.ts'
import { type AnyKind, addable, kindOfDrawn, nameOfKind, pictures } from './kinds.ts'
import { append, madeShape, mayAppend } from './make.ts'

const CROSS = ['M5 6h10', 'M8 6v-2h4v2', 'M6 6l1 11h6l1-11']
const entryOf = (paths: readonly string[]) =>
  `<div class="entry" draggable="true"><svg width="20" height="20" viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="1.5">${paths.map((path) => `<path d="${path}"/>`).join('')}</svg></div>`

/** What can be done to an element beside it on the canvas: append what runs, connect, delete. */
function ContextPadProvider(this: object, injector: { get<Name extends keyof Services>(name: Name): Services[Name] }) {
  const service = <Name extends keyof Services>(name: Name) => injector.get(name)
  const remove = {
    group: 'edit',
    html: entryOf(CROSS),
    title: t('designer.remove'),
    action: { click: (_: Event, elements: Drawn | Drawn[]) => service('modeling').removeElements([elements].flat()) },
  }
  const appending = (kind: (typeof addable)[number]) => ({
    group: 'model',
    html: entryOf(pictures[kind]),
    title: t('designer.append', { name: t(nameOfKind(kind)) }),
    action: {
      click: (_: Event, element: Drawn) => {
        service('selection').select(append(service, element, kind))
      },
      dragstart: (event: Event, element: Drawn) => service('create').start(event, madeShape(service, kind), { source: element }),
    },
  })
  const connect = {
    group: 'model',
    html: entryOf(pictures.flow),
    title: t('designer.connect'),
    action: {
      click: (event: Event, element: Drawn) => service('connect').start(event, element),
      dragstart: (event: Event, element: Drawn) => service('connect').start(event, element),
    },
  }
  Object.assign(this, {
    getContextPadEntries(element: Drawn) {
      const kind: AnyKind = element.labelTarget ? 'flow' : kindOfDrawn(element)
      if (!mayAppend(kind)) return { remove }
      return { ...Object.fromEntries(addable.map((one) => [one, appending(one)])), connect, remove }
    },
    getMultiElementContextPadEntries: () => ({ remove }),
  })
  service('contextPad').registerProvider(1000, this)
}
ContextPadProvider.$inject = ['injector']

export const contextPad = { __init__: ['parleyContextPad'], parleyContextPad: ['type', ContextPadProvider] }

import type { ItemValues } from '@parley/contract'
import { textsOf } from '../apps/index.ts'
import { nameOf } from './instance.ts'
import type { ProcessStep } from './process-step.ts'
import { tellPeople } from './tell-people.ts'

/** Code points of an entry. */
const most = 2_000

/** Tells somebody something, in their activity stream [BPR-09]. */
export const notify: ProcessStep = {
  kind: 'notify',
  performers: ['to'],
  texts: ['text'],
  async run(work, { instance, settings, variables, values, performers }) {
    const fields = variables.map(({ field }) => field)
    const textOf = await textsOf(work, fields, values as ItemValues)
    const said = (settings['text'] ?? '').replace(/\{([A-Za-z]\w*)\}/g, (_, code: string) => textOf(code)).trim()
    await tellPeople(work, performers.for(settings['to'] ?? '', values), {
      ...{ kind: 'process-notice', actor: null, text: [...said].slice(0, most).join('') },
      instance: { id: instance.id, name: nameOf(instance) },
    })
  },
}

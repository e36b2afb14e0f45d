import { defaultOf, type Field, type ItemRefs, type ItemValues } from '@parley/contract'
import { zoneHere } from '../../../ui/zones.ts'
import { workspace } from '../../../workspace.ts'
import { noRefs, withRefs } from '../fields/index.ts'

interface Begun {
  prefill: ItemValues
  refs: ItemRefs
}

/** What a new item begins with: the defaults of its fields, and before them what is known where it is made [APP-05, ui S21]. */
export function beginning(
  app: { fields: readonly Field[]; refs: ItemRefs },
  prefill: ItemValues = {},
  refs: Partial<ItemRefs> = {},
): Begun {
  const me = workspace.get()?.me
  const moment = { at: new Date(), timeZone: zoneHere(), userId: me?.id ?? '' }
  const begun = app.fields.flatMap((field) => {
    const value = defaultOf(field, moment)
    return value === undefined ? [] : [[field.code, value]]
  })
  const mine = me && { users: { [me.id]: { id: me.id, name: me.name, avatarFileId: me.avatarFileId } } }
  return {
    prefill: { ...Object.fromEntries(begun), ...prefill },
    refs: withRefs(withRefs(withRefs(noRefs, mine ?? {}), app.refs), refs),
  }
}

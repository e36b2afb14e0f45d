import { Switch } from '@mantine/core'
import { type Store, useStore } from '../../store.ts'

/** A choice of this browser that holds at once. */
export function Switched({ on, label, hint }: { on: Store<boolean>; label: string; hint: string }) {
  return (
    <Switch label={label} description={hint} checked={useStore(on)} onChange={(event) => on.set(event.currentTarget.checked)} />
  )
}

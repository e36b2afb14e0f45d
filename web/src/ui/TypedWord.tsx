import { TextInput } from '@mantine/core'

/** A word that is typed so that what follows is no slip of the hand. */
export function TypedWord({ label, typed, type }: { label: string; typed: string; type: (typed: string) => void }) {
  return (
    <TextInput
      label={label}
      data-autofocus
      autoComplete="off"
      value={typed}
      onChange={({ currentTarget }) => type(currentTarget.value)}
    />
  )
}

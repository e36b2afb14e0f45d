import { set } from './state.ts'

type Rare = typeof import('./rare/index.ts')
export let rare: Rare | undefined

export async function loadRare(): Promise<Rare> {
  rare ??= await import('./rare/index.ts')
  set({})
  return rare
}

import type { File as AttachedFile } from '@parley/contract'
import { askBytes } from './ask.ts'
import { set, state } from './state.ts'

/** Files are read with the visitor's token, which an address must not carry; so they are fetched, and shown from memory. */
export function previewOf({ id }: AttachedFile): string {
  const known = state.previews[id]
  if (known !== undefined) return known
  set({ previews: { ...state.previews, [id]: '' } })
  askBytes(`files/${id}?preview=1`).then(
    (bytes) => set({ previews: { ...state.previews, [id]: URL.createObjectURL(bytes) } }),
    () => {},
  )
  return ''
}

export async function save({ id, name }: Pick<AttachedFile, 'id' | 'name'>, from = `files/${id}`): Promise<void> {
  set({ notLoaded: '' })
  try {
    const url = URL.createObjectURL(new Blob([await askBytes(from)], { type: 'application/octet-stream' }))
    Object.assign(document.createElement('a'), { href: url, download: name }).click()
    setTimeout(() => URL.revokeObjectURL(url), 60_000)
  } catch {
    set({ notLoaded: id })
  }
}

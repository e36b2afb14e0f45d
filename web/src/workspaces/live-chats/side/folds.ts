import { remembered } from '../../../store.ts'

/** Which groups were folded or opened by hand, by `list:live chats`. */
export const folds = remembered<Readonly<Record<string, boolean>>>('groups', {})

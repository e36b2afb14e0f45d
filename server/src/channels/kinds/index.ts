import type { ChannelKind } from '../kind.ts'
import { internal } from './internal/internal.ts'
import { website } from './website/website.ts'

export const kinds: readonly ChannelKind[] = [internal, website]

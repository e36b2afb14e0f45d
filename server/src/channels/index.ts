import type { FastifyInstance } from 'fastify'
import type { Asker, Routes } from '../people/index.ts'
import type { ChannelMeans } from './kind.ts'
import { kinds } from './kinds/index.ts'

export type { ChannelMeans } from './kind.ts'

export const channelRoutes = (means: ChannelMeans): Routes[] => kinds.flatMap((kind) => kind.routes?.(means) ?? [])

export const channelPages = (means: ChannelMeans): ((http: FastifyInstance) => void)[] =>
  kinds.flatMap((kind) => kind.pages?.(means) ?? [])

export const channelTasks = kinds.flatMap((kind) => kind.tasks ?? [])

/** For the sockets: whether a page of another origin may speak with this asker's token. */
export async function allowsOrigin(means: ChannelMeans, asker: Asker, origin: string): Promise<boolean> {
  for (const kind of kinds) if (await kind.allowsOrigin?.(means, asker, origin)) return true
  return false
}

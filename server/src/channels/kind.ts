import type { FastifyInstance } from 'fastify'
import type { Asker, Routes } from '../people/index.ts'
import type { Database } from '../platform/database.ts'
import type { Task } from '../platform/jobs.ts'
import type { Means } from '../platform/means.ts'

/** A way to reach customers. Nothing outside `channels/kinds` knows what makes one different from another. */
export interface ChannelKind {
  /** Kept in the database; never changed and never shown. */
  readonly name: string
  readonly title: string
  /** Of one message: code points of its text, and how many files. */
  readonly limits: { text: number; files: number }
  /** What the other side can be told and can tell us [TYP-01, RDM-01]. */
  readonly carries: { typing: boolean; reading: boolean }
  /** What its other side asks of us over HTTP. */
  routes?(means: ChannelMeans): Routes[]
  /** Pages and files for its other side. */
  pages?(means: ChannelMeans): ((http: FastifyInstance) => void)[]
  tasks?: readonly Task[]
  /** Whether a page of this origin may open a socket with a token of this asker. */
  allowsOrigin?(means: ChannelMeans, asker: Asker, origin: string): Promise<boolean>
}

export type ChannelMeans = Pick<Means, 'limits' | 'secrets' | 'urls' | 'countryHeader'> & { database: Database }

import type { ChannelKind } from '../../kind.ts'

/** Employees write to a live chat from their own workspace [DM-02, CHN-01]: no connection, no pages, nothing to deliver. */
export const internal: ChannelKind = {
  name: 'internal',
  title: 'Internal',
  limits: { text: 10_000, files: 10 },
  carries: { typing: true, reading: true },
}

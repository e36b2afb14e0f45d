import { type ItemImport, readImport, startImport, uploadImport } from '@parley/contract'
import { v7 } from 'uuid'
import { expect, vi } from 'vitest'
import type { Client } from './client.ts'

export async function upload(who: Client, appId: string, csv: string, importId = v7()) {
  const path = uploadImport.path.replace(':appId', appId).replace(':importId', importId)
  const headers = { 'content-type': 'application/octet-stream' }
  const response = await who.fetch(`${path}?name=some.csv`, { method: 'PUT', body: csv, headers })
  return { importId, status: response.status, said: (await response.json()) as ItemImport & { code?: string } }
}

/** @param codes of the fields that the columns are read into */
export const start = (who: Client, importId: string, codes: (string | null)[]) =>
  who.ask(startImport, { path: { importId }, body: { fields: codes } })

/** @param timeout ms */
export const done = (who: Client, importId: string, timeout = 20_000): Promise<ItemImport> =>
  vi.waitFor(
    async () => {
      const now = await who.get(readImport, { path: { importId } })
      expect(now.state).not.toBe('running')
      return now
    },
    { timeout, interval: 200 },
  )

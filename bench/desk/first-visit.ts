import { gzipSync } from 'node:zlib'

/** What the operator's program loads before it can begin: its script and those that the page names besides, kB as gzip makes of it. */
export async function firstVisit(url: string): Promise<number> {
  const html = await (await fetch(url)).text()
  const named = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(([, path]) => path!)
  const scripts = await Promise.all(
    [...new Set(named)].map(async (path) => Buffer.from(await (await fetch(url + path)).arrayBuffer())),
  )
  return scripts.reduce((sum, script) => sum + gzipSync(script, { level: 9 }).length, 0) / 1000
}

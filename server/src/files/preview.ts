import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'

/** Pixels. */
export const longestSide = 1_600
export const mostPixels = 50_000_000
const patience = 10_000
/** Each may need a few hundred MB for a moment. */
const atOnce = 2

export interface Preview {
  webp: Buffer
  width: number
  height: number
}

let running = 0
const waiting: (() => void)[] = []

/** The image anew, as WebP of at most 1,600 pixels, without anything that was hidden in it; undefined when it is none that we can read. */
export async function makePreview(image: Readable): Promise<Preview | undefined> {
  if (running >= atOnce) await new Promise<void>((go) => waiting.push(go))
  running++
  try {
    return await encode(image)
  } finally {
    running--
    waiting.shift()?.()
  }
}

async function encode(image: Readable): Promise<Preview | undefined> {
  const script = resolve(import.meta.dirname, 'preview-child.ts')
  const child = spawn(process.execPath, ['--max-old-space-size=256', script], {
    stdio: ['pipe', 'pipe', 'ignore'],
    // Nothing of ours is any of its business.
    env: {},
    timeout: patience,
    killSignal: 'SIGKILL',
  })
  const ended = new Promise<number | null>((end) => child.once('close', end).once('error', () => end(null)))
  const [, out, code] = await Promise.all([
    pipeline(image, child.stdin).catch(() => {}),
    buffer(child.stdout).catch(() => Buffer.alloc(0)),
    ended,
  ])
  const line = out.indexOf('\n')
  if (code !== 0 || line < 0) return undefined
  const [width, height] = out.toString('latin1', 0, line).split(' ').map(Number) as [number, number]
  return { webp: out.subarray(line + 1), width, height }
}

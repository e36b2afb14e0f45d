import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'
import { longestSide, mostPixels } from './preview.ts'

// A process of its own: an image that is made to break its decoder breaks this one, and nothing that it held.
sharp.cache(false)
sharp.concurrency(1)

// Only what is asked for is kept, so places and cameras (EXIF) stay behind; how it was held is turned into pixels first.
const image = sharp(await buffer(process.stdin), { limitInputPixels: mostPixels, failOn: 'error' })
  .rotate()
  .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
  .webp({ quality: 82 })
const { data, info } = await image.toBuffer({ resolveWithObject: true })
process.stdout.end(Buffer.concat([Buffer.from(`${info.width} ${info.height}\n`), data]))

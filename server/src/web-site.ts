import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { reportsTo } from './platform/csp-reports.ts'
import type { Site } from './platform/site.ts'

const root = resolve(import.meta.dirname, '../../web/dist')

/** The program of operators, supervisors and administrators, as it was built; none where it was not. */
export function webSites({ files, widget }: { files?: string; widget?: string } = {}): Site[] {
  const page = resolve(root, 'index.html')
  if (!existsSync(page)) return []
  const scripts = [...readFileSync(page, 'utf8').matchAll(/<script>([\s\S]*?)<\/script>/g)]
  const hashes = scripts.map(([, text]) => `'sha256-${createHash('sha256').update(text!).digest('base64')}'`)
  const and = (url?: string) => (url ? ` ${new URL(url).origin}` : '')
  const csp = [
    "default-src 'none'",
    `script-src 'self' ${hashes.join(' ')}`,
    "style-src 'self'",
    `img-src 'self' data: blob:${and(files)}`,
    `media-src 'self'${and(files)}`,
    "font-src 'self'",
    `connect-src 'self'${and(files)}`,
    // The preview of a website widget.
    `frame-src 'self'${and(widget)}`,
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
    `report-uri ${reportsTo}`,
    'report-to csp',
  ].join('; ')
  return [{ root, prefix: '/', csp, fallback: 'index.html' }]
}

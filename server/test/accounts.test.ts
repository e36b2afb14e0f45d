import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { repository, startProduct, stopProduct } from './npm-start.ts'

const isRoot = process.getuid?.() === 0
/** Of Debian, and of every other Linux: the account of nobody in particular. */
const nobody = 65_534
const own = process.getuid?.() ?? nobody

/** The project as a clone of this user's own that is installed and built; what it holds is shared, its folders are theirs. */
function cloneFor(uid: number): string {
  const folder = mkdtempSync('/tmp/parley-account-')
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const project = join(folder, 'parley')
  mkdirSync(project)
  const parts = readdirSync(repository).filter((name) => name !== '.git' && name !== 'data')
  const copy = (how: string) =>
    execFileSync(
      'cp',
      [how, ...parts.map((name) => join(repository, name)), project],
      // What other tests keep in a cache may be gone by the time it is copied.
      { stdio: 'ignore' },
    )
  try {
    copy('-al')
  } catch {
    if (!existsSync(join(project, 'package-lock.json'))) copy('-a')
  }
  if (uid !== own) execFileSync('find', [folder, '-type', 'd', '-exec', 'chown', `${uid}:${uid}`, '{}', '+'])
  return project
}

/** An empty home that nobody else may look into. */
function homeOf(uid: number): string {
  const home = mkdtempSync('/tmp/parley-home-')
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  chmodSync(home, 0o700)
  if (uid !== own) chownSync(home, uid, uid)
  return home
}

/** The machine's own Node and npm, as somebody has them who has just cloned. */
const path = (process.env['PATH'] ?? '')
  .split(delimiter)
  .filter((folder) => !folder.includes('node_modules'))
  .join(delimiter)

test.each([['an ordinary user', isRoot ? nobody : own], ...(isRoot ? [['root', 0] as const] : [])] as [string, number][])(
  'npm start works for %s with an empty home of mode 0700 [NFR-01]',
  { timeout: 60_000 },
  async (_who, uid) => {
    const cwd = cloneFor(uid)
    const account = uid === own ? {} : { uid, gid: uid }
    const environment = { HOME: homeOf(uid), PATH: path }
    const product = startProduct(environment, { command: ['npm', 'start'], cwd, account })
    const address = await product.ready
    expect((await fetch(`${address}/health/ready`)).status).toBe(200)
    expect(await (await fetch(address)).text()).toContain('<div id="root">')
    expect(statSync(join(cwd, 'data')).uid).toBe(uid)
    await stopProduct(product)
    expect(product.said()).not.toMatch(/EACCES|EPERM|Installing/)
  },
)

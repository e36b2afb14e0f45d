// Plain JavaScript for the Node that the machine came with (20 or newer), without any package: what has to be there before
// anything of ours can run.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '..')

const built = ['web', 'widget']

/** Installs and builds what is missing or stale, one line for each, and gives the path of Node 24. */
export function prepare({ build = true } = {}) {
  if (isStaleInstall())
    run('Installing the packages (once, about a minute) …', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  const node = findNode()
  if (build) {
    for (const workspace of built.filter(isStaleBuild)) run(`Building ${workspace} …`, ['run', 'build', '-w', workspace], node)
  }
  return node
}

/** The packages are compared one by one with the lockfile: times say little after a clone or a copy. */
function isStaleInstall() {
  const installed = read('node_modules/.package-lock.json')?.packages
  const wanted = read('package-lock.json')?.packages
  if (!installed || !wanted) return true
  return Object.entries(wanted).some(([path, { version, optional, devOptional, peer, link }]) => {
    if (!path.startsWith('node_modules/') && !path.includes('/node_modules/')) return false
    if (link) return !existsSync(join(root, path))
    if (optional || devOptional || peer) return installed[path] !== undefined && installed[path].version !== version
    return installed[path]?.version !== version || !existsSync(join(root, path))
  })
}

function read(path) {
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8'))
  } catch {
    return undefined
  }
}

function isStaleBuild(workspace) {
  const sources = [`${workspace}/src`, `${workspace}/package.json`, 'contract/src', 'package-lock.json']
  const others = ['index.html', 'vite.config.ts', 'tsconfig.json', 'public'].map((name) => `${workspace}/${name}`)
  if (!existsSync(join(root, workspace, 'src'))) return false
  return newest(`${workspace}/dist`) < Math.max(...[...sources, ...others].map(newest))
}

/** In milliseconds; folders count, because something may have been taken away. Tests make no build stale. */
function newest(path) {
  const whole = join(root, path)
  const found = statSync(whole, { throwIfNoEntry: false })
  if (!found) return 0
  if (!found.isDirectory()) return /\.test\.tsx?$/.test(path) ? 0 : found.mtimeMs
  return Math.max(found.mtimeMs, ...readdirSync(whole).map((name) => newest(join(path, name))))
}

/** Quiet unless it fails, and then everything is shown. */
function run(line, args, node) {
  console.log(line)
  const ours = join(root, 'node_modules/.bin')
  // An installation takes away the Node that it would run on, if that was ours.
  const others = (process.env.PATH ?? '').split(delimiter).filter((folder) => node || !folder.endsWith('node_modules/.bin'))
  const path = node ? [resolve(node, '..'), ours, ...others] : others
  const { status, error, stdout, stderr } = spawnSync('npm', args, {
    cwd: root,
    env: { ...process.env, PATH: path.join(delimiter), npm_config_update_notifier: 'false' },
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  if (status === 0) return
  console.error(`${stdout ?? ''}${stderr ?? ''}`.trim())
  console.error(error ? `npm cannot be run: ${error.message}` : `npm ${args.join(' ')} failed; see above.`)
  process.exit(1)
}

/** Node 24 comes as a package for Linux; elsewhere it is the machine's own. */
function findNode() {
  const packaged = join(root, `node_modules/node-linux-${process.arch}/bin/node`)
  if (process.platform === 'linux' && existsSync(packaged)) return packaged
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  console.error(
    `Parley needs Node 24 or newer on ${process.platform} (${process.arch}); this is ${process.version}. See https://nodejs.org`,
  )
  process.exit(1)
}

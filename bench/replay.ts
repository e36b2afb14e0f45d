// node bench/replay.ts [--count=300] [--at=16] [--pause=MS]: recorded dialogues through the product; exit 1 where a side holds
// something else than was said. `npm run bench -- replay` does the same among the figures.
import { editSettings, inviteUser } from '@parley/contract'
import { clientOf } from '../server/test/client.ts'
import { noLimits, signedIn } from './cast.ts'
import { startPostgres } from './postgres.ts'
import { administrator as administratorsSignIn, startProduct } from './programs.ts'
import { type Replayed, replay } from './replay/replay.ts'

interface Options {
  count?: number
  atOnce?: number
  pause?: number
}

/** On a product of its own with three operators. */
export async function replayAll({ count = 300, atOnce = 16, pause = 0 }: Options = {}): Promise<Replayed> {
  await using postgres = await startPostgres()
  await using product = await startProduct({ databaseUrl: postgres.urlFor('parley', 'parley') })
  const { url } = product
  const administrator = await signedIn(url, administratorsSignIn)
  await administrator.get(editSettings, { body: { limits: noLimits } })
  const operators = [administrator]
  for (const name of ['Ann', 'Bob']) {
    const email = `${name.toLowerCase()}@parley.example`
    const { invitation } = await administrator.get(inviteUser, { body: { name, email } })
    const { password } = administratorsSignIn
    const path = `/api/invitations/${invitation.url.split('/').at(-1)}`
    const body = JSON.stringify({ name, password })
    await clientOf(url, {}).fetch(path, { method: 'PUT', body, headers: { 'content-type': 'application/json' } })
    operators.push(await signedIn(url, { email, password }))
  }
  return await replay({ url, administrator, operators, count, atOnce, pause })
}

if (import.meta.main) {
  const given = (name: string, otherwise: number) =>
    Number(process.argv.find((arg) => arg.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise)
  const began = performance.now()
  const replayed = await replayAll({ count: given('count', 300), atOnce: given('at', 16), pause: given('pause', 0) })
  for (const difference of replayed.differences) console.log(difference)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(
    `${replayed.dialogues} dialogues, ${replayed.messages} messages, ${replayed.differences.length} differences, ${seconds} s`,
  )
  process.exit(replayed.differences.length > 0 ? 1 : 0)
}

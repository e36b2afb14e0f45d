import { createECDH } from 'node:crypto'
import { sql } from 'kysely'
import type { Means } from '../platform/means.ts'

const setting = 'push.keys'
const context = 'push'

interface Keys {
  publicKey: string
  privateKey: string
}

/** The installation's key pair for push services (VAPID, RFC 8292); the private one is sealed. Made once, whoever is first. */
export async function pushKeys({ database, secrets }: Pick<Means, 'database' | 'secrets'>): Promise<Keys> {
  const { db } = database
  const read = async () => (await db.selectFrom('settings').select('value').where('name', '=', setting).executeTakeFirst())?.value
  const open = ({ publicKey, secret }: { publicKey: string; secret: string }): Keys | undefined => {
    try {
      return { publicKey, privateKey: secrets.open(secret, context) }
    } catch {
      return undefined
    }
  }
  const kept = (await read()) as { publicKey: string; secret: string } | undefined
  const opened = kept && open(kept)
  if (opened) return opened
  const made = newKeys()
  const value = JSON.stringify({ publicKey: made.publicKey, secret: secrets.seal(made.privateKey, context) })
  if (kept) {
    // The key that sealed it is gone: browsers that subscribed with its other half cannot be reached any more.
    await sql`update settings set value = ${value}::jsonb where name = ${setting} and value = ${JSON.stringify(kept)}::jsonb`.execute(
      db,
    )
    await db.deleteFrom('push_devices').execute()
  } else await sql`insert into settings (name, value) values (${setting}, ${value}::jsonb) on conflict do nothing`.execute(db)
  return open((await read()) as { publicKey: string; secret: string })!
}

/** A pair on P-256, as browsers and push services write it. The private half is always 32 bytes long. */
function newKeys(): Keys {
  const pair = createECDH('prime256v1')
  pair.generateKeys()
  const secret = pair.getPrivateKey()
  const privateKey = Buffer.concat([Buffer.alloc(32 - secret.length), secret]).toString('base64url')
  return { publicKey: pair.getPublicKey('base64url'), privateKey }
}

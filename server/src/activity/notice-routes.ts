import * as contract from '@parley/contract'
import { deviceName, type Routes } from '../people/index.ts'
import { transaction } from '../platform/database.ts'
import type { Means } from '../platform/means.ts'
import { Refusal } from '../platform/refusal.ts'
import { editNotices, muteObject, unmuteObject } from './edit-notices.ts'
import { setLooking } from './looking.ts'
import { isPushService, pushDevicesOf, turnOffPush, turnOnPush } from './push-devices.ts'
import { pushKeys } from './push-keys.ts'
import { pushNow } from './send-push.ts'

export const noticeRoutes =
  (means: Means): Routes =>
  ({ on }) => {
    on(contract.editNotices, ({ database, who, body }) => transaction(database, (work) => editNotices(work, who.id, body)))
    on(contract.muteObject, async ({ database, who, path }) => {
      await transaction(database, (work) => muteObject(work, who.id, path.objectId))
      return null
    })
    on(contract.unmuteObject, async ({ database, who, path }) => {
      await transaction(database, (work) => unmuteObject(work, who.id, path.objectId))
      return null
    })

    on(contract.readPush, async ({ database, who }) => ({
      key: (await pushKeys(means)).publicKey,
      devices: await pushDevicesOf(database, who.id),
    }))
    on(contract.turnOnPush, ({ database, who, path, body, request }) => {
      if (!isPushService(body.endpoint, means.pushServices)) throw new Refusal('push-service-unknown')
      const name = deviceName(request.headers['user-agent'] ?? '')
      return transaction(database, (work) => turnOnPush(work, who, path.deviceId, { ...body, name }))
    })
    on(contract.turnOffPush, async ({ database, who, path }) => {
      await transaction(database, (work) => turnOffPush(work, who.id, path.deviceId))
      return null
    })
    on(contract.testPush, async ({ who, path, body }) => {
      const words = { title: 'Parley', body: 'Notifications reach this browser.', path: '/profile', tag: 'test' }
      const taken = await pushNow(means, who.id, path.deviceId, { ...words, at: Date.now(), nonce: body.nonce })
      if (taken === undefined) throw new Refusal('not-found')
      if (!taken) throw new Refusal('push-failed')
      return null
    })

    on(contract.setLooking, async ({ database, who, path, body }) => {
      await setLooking(database, who.id, path.tabId, body.looking)
      return null
    })
  }

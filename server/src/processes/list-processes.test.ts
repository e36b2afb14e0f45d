import * as contract from '@parley/contract'
import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import { definitionWith, oneTask } from '../../test/a-process.ts'
import { startProduct } from '../../test/product.ts'

test('administrators list processes with what runs of each and whether its draft has changed [BPR-09]', async () => {
  await using product = await startProduct()
  const admin = await product.user('Ada', { administrator: true })
  const definition = definitionWith({ diagram: oneTask() })
  const path = { processId: v7() }
  const made = await admin.get(contract.createProcess, { path, body: definition })
  const listed = async () => (await admin.get(contract.listProcesses)).find(({ id }) => id === path.processId)?.standing
  expect(await listed()).toEqual({ changed: true, running: 0, changedAt: made.changedAt, changedBy: made.changedBy })
  await admin.get(contract.publishProcess, { path, body: { version: made.version } })
  const instance = { instanceId: v7() }
  await admin.get(contract.startInstance, { path: instance, body: path })
  expect(await listed()).toMatchObject({ changed: false, running: 1 })
  await admin.get(contract.interruptInstance, { path: instance })
  expect(await listed()).toMatchObject({ running: 0 })
  const [startable] = await admin.get(contract.listProcesses, { query: { startable: '1' } })
  expect(startable).not.toHaveProperty('standing')
})

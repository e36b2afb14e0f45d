import * as contract from '@parley/contract'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { answer, openDesk, until } from '../../test/desk.ts'
import { ruled, where } from '../../test/ruled.ts'

const desk = await openDesk()
const { product, admin, olga, oleg, otto, ilya, vera, first, second, db } = desk
const rules = ruled(desk)
afterAll(() => product[Symbol.asyncDispose]())
beforeEach(async () => {
  await rules.clear()
  await rules.online(olga, oleg)
})

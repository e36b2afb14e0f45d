import { type Cast, castOf } from './cast.ts'
import { pgbench } from './pgbench.ts'
import { answersPlan, floorPlan, visitorsPlan } from './plans.ts'
import { type Postgres, startPostgres } from './postgres.ts'
import { type Program, startFloor, startProduct } from './programs.ts'
import { type Measured, runLoad } from './run-load.ts'

/** Floor, pgbench and ours on one PostgreSQL, ready to be measured in turn. */
export interface Stage extends AsyncDisposable {
  postgres: Postgres
  product: Program
  cast: Cast
  floor(at: number): Promise<Measured>
  visitors(at: number): Promise<Measured>
  answers(at: number): Promise<Measured>
  pgbench(clients: number): Promise<number>
}

interface Setting {
  slow?: boolean
  visitors: number
  seconds: number
  /** A folder for profiles of the product's process. */
  profile?: string
}

export async function setStage({ slow = false, visitors, seconds, profile }: Setting): Promise<Stage> {
  await using setting = new AsyncDisposableStack()
  const postgres = setting.use(await startPostgres({ slow }))
  const databaseUrl = postgres.urlFor('parley', 'parley')
  const floor = setting.use(await startFloor(databaseUrl))
  const product = setting.use(await startProduct({ databaseUrl, ...(profile && { profile }) }))
  const cast = await castOf(product.url, visitors)
  const floorUnder = { server: floor.pid, database: postgres.pid }
  const under = { server: product.pid, database: postgres.pid }
  // Just-in-time compilers are slow at first: everybody runs at full load before anything counts.
  const warm = { at: visitors, seconds: Math.min(seconds, 3) }
  await runLoad(floorPlan(floor, warm), floorUnder)
  await runLoad(await visitorsPlan(product, cast, warm), under)
  const stack = setting.move()
  return {
    postgres,
    product,
    cast,
    floor: (at) => runLoad(floorPlan(floor, { at, seconds }), floorUnder),
    visitors: async (at) => runLoad(await visitorsPlan(product, cast, { at, seconds }), under),
    answers: async (at) => runLoad(await answersPlan(product, cast, { at, seconds }), under),
    pgbench: (clients) => pgbench(postgres, clients, seconds),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}

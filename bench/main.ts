// npm run bench [-- T-01 T-05] [-- --long] [--profile=FOLDER]: figures beside their targets, ratios first. See targets in docs.
import { type Figure, report } from './figures.ts'
import { parts } from './parts/index.ts'

const args = process.argv.slice(2)
const wanted = args.filter((arg) => !arg.startsWith('--')).map((arg) => arg.toUpperCase())
const profile = args.find((arg) => arg.startsWith('--profile='))?.slice('--profile='.length)
const options = { long: args.includes('--long'), ...(profile && { profile }) }

const known = parts.flatMap(({ ids }) => ids)
const unknown = wanted.find((id) => !known.some((known) => known.toUpperCase() === id))
if (unknown) {
  console.error(`"${unknown}" is not measured here; there are ${known.join(', ')}`)
  process.exit(1)
}

const figures: Figure[] = []
for (const part of parts) {
  if (wanted.length > 0 && !part.ids.some((id) => wanted.includes(id.toUpperCase()))) continue
  const began = performance.now()
  console.log(`${part.ids.join(', ')}: ${part.title} …`)
  figures.push(...(await part.run(options)))
  console.log(`  in ${Math.round((performance.now() - began) / 1000)} s`)
}
report(figures)
if (figures.some(({ id, value }) => id === 'REPLAY' && value > 0)) process.exit(1)

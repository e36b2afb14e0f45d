/** In small steps, so that nobody waits: until one changes fewer rows than `size`, which is as many as it may. */
export async function inSteps(size: number, step: () => Promise<{ numAffectedRows?: bigint }>): Promise<void> {
  for (let more = true; more; ) {
    const { numAffectedRows = 0n } = await step()
    more = numAffectedRows === BigInt(size)
  }
}

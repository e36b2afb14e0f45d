/** Processes, and what runs of them: what is asked for of either begins with its key. */
export const processesKey = ['processes'] as const
export const instancesKey = ['process-instances'] as const

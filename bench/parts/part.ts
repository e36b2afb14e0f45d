import type { Figure } from '../figures.ts'

interface Options {
  /** The long form: minutes where the default takes seconds. */
  long: boolean
  /** A folder for profiles of the product's process. */
  profile?: string
}

/** Some figures of targets that are measured together. */
export interface Part {
  ids: string[]
  title: string
  run(options: Options): Promise<Figure[]>
}

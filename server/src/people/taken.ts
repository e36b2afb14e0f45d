/** Whether the database refused a row because another has what this index keeps unique. */
export function isTaken(error: unknown, index: string): boolean {
  return (
    error instanceof Error && 'code' in error && error.code === '23505' && 'constraint' in error && error.constraint === index
  )
}

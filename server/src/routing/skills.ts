/** As skills are kept and asked for. */
export function plainSkill(skill: string): string {
  return skill.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase()
}

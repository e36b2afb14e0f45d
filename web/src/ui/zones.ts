/** Where the browser is, as IANA names it. */
export function zoneHere(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'
}

/** All zones that the browser knows, and UTC. */
export function zones(): string[] {
  return [...new Set(['UTC', zoneHere(), ...Intl.supportedValuesOf('timeZone')])].sort()
}

import { type Static, Type } from 'typebox'
import { body, Id, Line, Named, Nothing, orNull, Time } from './common.ts'
import { endpoint } from './endpoint.ts'

/** A time when somebody is away [ORG-08]. */
export const Absence = Type.Object({
  id: Id,
  startsAt: Time,
  endsAt: Time,
  /** Who stands in; routing does not give them sessions because of it. */
  substitute: orNull(Named),
  note: Type.String(),
})
export type Absence = Static<typeof Absence>

/** That somebody is away now. */
export const Away = Type.Object({ until: Time, substitute: orNull(Named) })
export type Away = Static<typeof Away>

const absence = body({ startsAt: Time, endsAt: Time, substituteId: Type.Optional(orNull(Id)), note: Type.Optional(Line) })

export const listAbsences = endpoint({
  method: 'GET',
  path: '/api/users/:userId/absences',
  who: 'user',
  summary: 'Absences, the latest first, 100 at most: administrators read those of everybody, others their own.',
  reply: Type.Array(Absence),
  refuses: ['not-found'],
})
export const addAbsence = endpoint({
  method: 'POST',
  path: '/api/users/:userId/absences',
  who: 'user',
  summary: 'Enter an absence: of somebody as an administrator, or my own.',
  body: absence,
  reply: Absence,
  refuses: ['not-found', 'absence-ends-early', 'substitute-unavailable'],
})
export const editAbsence = endpoint({
  method: 'PUT',
  path: '/api/users/:userId/absences/:absenceId',
  who: 'user',
  summary: 'Change an absence.',
  body: absence,
  reply: Absence,
  refuses: ['not-found', 'absence-ends-early', 'substitute-unavailable'],
})
export const removeAbsence = endpoint({
  method: 'DELETE',
  path: '/api/users/:userId/absences/:absenceId',
  who: 'user',
  summary: 'Remove an absence.',
  reply: Nothing,
  refuses: ['not-found'],
})

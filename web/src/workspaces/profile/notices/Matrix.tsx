import { Button, Checkbox } from '@mantine/core'
import {
  mayChoose,
  type NoticeEvent,
  type NoticeSettings,
  type NoticeWay,
  noticeEvents,
  noticeMatrix,
  noticeWays,
  wants,
} from '@parley/contract'
import { useHeld } from '../../../held.ts'
import { t } from '../../../texts/index.ts'
import css from './notices.module.css'
import { saveNotices } from './save-notices.ts'

/** Whose own they are: who is reminded, mentioned or given a session or a task. */
const personal: readonly NoticeEvent[] = ['message', 'assigned', 'reminder', 'mention', 'answer', 'tasks']

/** Events × ways; what cannot be chosen says so [ui.md S30]. */
export function Matrix({ settings }: { settings: NoticeSettings }) {
  const staff = useHeld(({ liveChats }) => liveChats.length > 0)
  const supervises = useHeld(({ liveChats }) => liveChats.some(({ supervisor, groupIds }) => supervisor || groupIds.length > 0))
  const events = noticeEvents.filter((event) => {
    if (event === 'queue' || event === 'closed') return staff
    return event === 'waiting' ? supervises : true
  })
  return (
    <>
      <fieldset className={css.presets} aria-label={t('notices.presets')}>
        <Preset label={t('notices.presetAll')} holds={() => true} />
        <Preset label={t('notices.presetPersonal')} holds={(event) => personal.includes(event)} />
        <Preset label={t('notices.presetNone')} holds={() => false} />
      </fieldset>
      <div className={css.frame}>
        <table className={css.matrix}>
          <thead>
            <tr>
              <th scope="col">{t('notices.event')}</th>
              {noticeWays.map((way) => (
                <th key={way} scope="col">
                  {t(`notices.${way}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {events.map((event) => (
              <tr key={event}>
                <th scope="row">{t(`notices.${event}`)}</th>
                {noticeWays.map((way) => (
                  <td key={way} data-way={t(`notices.${way}`)}>
                    <Cell settings={settings} event={event} way={way} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function Cell({ settings, event, way }: { settings: NoticeSettings; event: NoticeEvent; way: NoticeWay }) {
  const fixed = !mayChoose(event, way)
  if (fixed && noticeMatrix[event][way] === 'never')
    return (
      <span className={css.never} role="img" aria-label={t('notices.never')}>
        –
      </span>
    )
  const name = t('notices.cell', { event: t(`notices.${event}`), way: t(`notices.${way}`) })
  const late = way === 'email' && event === 'message'
  return (
    <span className={css.cell}>
      <Checkbox
        aria-label={fixed ? `${name}, ${t('notices.always')}` : name}
        checked={wants(settings, event, way)}
        disabled={fixed}
        onChange={({ currentTarget: { checked } }) => void saveNotices({ cells: { [`${event}.${way}`]: checked } })}
      />
      {late && <small>{t('notices.afterTen')}</small>}
    </span>
  )
}

/** Pop-ups, sounds and push of what it holds for; mail stays as it is [ACT-05]. */
function Preset({ label, holds }: { label: string; holds: (event: NoticeEvent) => boolean }) {
  const choose = () => {
    const cells = noticeEvents.flatMap((event) =>
      noticeWays.flatMap((way) => (way !== 'email' && mayChoose(event, way) ? [[`${event}.${way}`, holds(event)] as const] : [])),
    )
    void saveNotices({ cells: Object.fromEntries(cells) })
  }
  return (
    <Button variant="default" size="compact-sm" onClick={choose}>
      {label}
    </Button>
  )
}

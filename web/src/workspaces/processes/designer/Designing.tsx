import { Tabs } from '@mantine/core'
import type { Process, ProcessProblem } from '@parley/contract'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useState } from 'react'
import { entitle } from '../../../live/index.ts'
import { useStore } from '../../../store.ts'
import { useActions } from '../../../ui/actions.ts'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { LeaveGuard } from '../../../ui/LeaveGuard.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { Canvas } from '../canvas/Canvas.tsx'
import page from '../processes.module.css'
import { DesignerHeader } from './DesignerHeader.tsx'
import { DraftBand } from './DraftBand.tsx'
import css from './designer.module.css'
import { focusName, Outline } from './Outline.tsx'
import { type Designer, detailsOf, openDesigner } from './open-designer.ts'
import { Palette } from './Palette.tsx'
import { Problems } from './Problems.tsx'
import { Properties } from './properties/Properties.tsx'
import { useDraft } from './use-draft.ts'
import { useStepKeys } from './use-step-keys.ts'
import { Variables } from './Variables.tsx'
import { t } from './words.ts'

const tabs = ['diagram', 'outline', 'variables'] as const
type Tab = (typeof tabs)[number]
const PHONE = '(max-width: 44.99em)'

/** Opens the modeler with the draft, and shows it when it has been read. */
export default function Designing({ process }: { process: Process }) {
  const [designer, setDesigner] = useState<Designer>()
  const [error, setError] = useState<unknown>()
  const open = useEffectEvent((made: Designer) => made.load(process.diagram).then(() => setDesigner(made), setError))
  // biome-ignore lint/correctness/useExhaustiveDependencies: the draft is read once; what comes after is taken in by the draft.
  useEffect(() => {
    const made = openDesigner(detailsOf(process))
    void open(made)
    return () => {
      setDesigner(undefined)
      made.drawing.destroy()
    }
  }, [])
  if (error) return <ErrorState text={t('designer.unreadable')} />
  if (!designer) return <SkeletonRows label={t('processes.loadingDesigner')} />
  return <Standing designer={designer} process={process} />
}

function Standing({ designer, process }: { designer: Designer; process: Process }) {
  const draft = useDraft(designer, process)
  const { name } = useStore(designer.details)
  const asked = (useSearch({ strict: false }) as { tab?: string }).tab
  const [phone] = useState(() => matchMedia(PHONE).matches)
  const tab: Tab = tabs.find((one) => one === asked) ?? (phone ? 'outline' : 'diagram')
  const navigate = useNavigate()
  const { problems, known } = draft
  const heard = useEffectEvent(() => void draft.heard(process).catch(() => undefined))
  // biome-ignore lint/correctness/useExhaustiveDependencies: a version that is not ours is somebody else's.
  useEffect(() => heard(), [process.version])
  useEffect(() => entitle(t('designer.of', { name })), [name])
  useStepKeys(designer)
  const show = (next: Tab) =>
    void navigate({ to: `/processes/${process.id}/edit` as string, search: { tab: next } as never, replace: true })
  const jump = (elementId: string | null) => {
    if (tab === 'variables') show('outline')
    designer.select(elementId ?? undefined)
    const element = elementId ? designer.service('elementRegistry').get(elementId) : undefined
    if (element && tab === 'diagram') designer.service('canvas').scrollToElement(element)
    focusName()
  }
  const publish = async () => {
    if ((await draft.publish()) === 'problems')
      setTimeout(() => document.querySelector<HTMLElement>('[data-testid="problems"] li button')?.focus())
  }
  useActions([
    { id: 'publish', label: t('designer.publish'), group: t('designer.designer'), keys: 'Mod+S', run: () => void publish() },
    { id: 'undo-step', label: t('ui.undo'), group: t('designer.designer'), run: designer.undo },
    { id: 'redo-step', label: t('apps.redo'), group: t('designer.designer'), run: designer.redo },
  ])
  useMarks(designer, problems)
  return (
    <div className={page.page}>
      <DesignerHeader designer={designer} draft={draft} publish={() => void publish()} />
      <DraftBand draft={draft} />
      <Tabs value={tab} onChange={(value) => show(value as Tab)} className={css.tabs}>
        <Tabs.List>
          {tabs.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`designer.tab_${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <div className={css.body} data-tab={tab}>
          <div className={css.main} data-tab={tab}>
            <Canvas drawing={designer.drawing} shown={tab === 'diagram'} />
            <Tabs.Panel value="diagram" className={css.over}>
              <Palette designer={designer} />
            </Tabs.Panel>
            <Tabs.Panel value="outline" className={css.whole}>
              {tab === 'outline' && (
                <Outline designer={designer} wrong={new Set(problems.flatMap(({ elementId }) => elementId ?? []))} />
              )}
            </Tabs.Panel>
            <Tabs.Panel value="variables" className={css.whole}>
              {tab === 'variables' && (
                <Variables designer={designer} saved={new Set(known.variables.map(({ field }) => field.id))} />
              )}
            </Tabs.Panel>
          </div>
          {tab !== 'variables' && <Properties designer={designer} problems={problems} />}
        </div>
      </Tabs>
      <Problems problems={problems} stale={draft.dirty} jump={jump} />
      <LeaveGuard dirty={draft.dirty} />
    </div>
  )
}

/** Elements that something is wrong with are marked in the diagram too. */
function useMarks(designer: Designer, problems: readonly ProcessProblem[]): void {
  useEffect(() => {
    const canvas = designer.service('canvas')
    const there = problems.flatMap(({ elementId }) =>
      elementId && designer.service('elementRegistry').get(elementId) ? elementId : [],
    )
    for (const id of there) canvas.addMarker(id, 'problem')
    return () => {
      for (const id of there) if (designer.service('elementRegistry').get(id)) canvas.removeMarker(id, 'problem')
    }
  }, [designer, problems])
}

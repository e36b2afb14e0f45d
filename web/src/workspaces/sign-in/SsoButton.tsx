import { Button } from '@mantine/core'
import { startSso } from '@parley/contract'
import { ask } from '../../live/index.ts'
import { useForm } from '../../ui/use-form.ts'
import { Note } from './Note.tsx'

/** Leads to the identity provider, which leads back to /sso. */
export function SsoButton({ label, to, primary = false }: { label: string; to: string; primary?: boolean }) {
  const form = useForm()
  const go = () =>
    void form.run(async () => {
      location.assign((await ask(startSso, { body: { to } })).url)
      // The page is left in a moment; until then nothing else is to be pressed.
      await new Promise((resolve) => setTimeout(resolve, 10_000))
    })
  return (
    <>
      {form.said && <Note text={form.said.text} />}
      <Button variant={primary ? 'filled' : 'default'} loading={form.busy} onClick={go} fullWidth>
        {label}
      </Button>
    </>
  )
}

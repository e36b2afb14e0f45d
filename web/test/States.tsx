import { Button, PasswordInput, TextInput } from '@mantine/core'
import { IconInbox } from '@tabler/icons-react'
import { useState } from 'react'
import { Avatar } from '../src/ui/Avatar.tsx'
import { announce, LiveRegion } from '../src/ui/announce.tsx'
import { Banner } from '../src/ui/Banner.tsx'
import { Dialog, Drawer } from '../src/ui/Dialog.tsx'
import { EmptyState } from '../src/ui/EmptyState.tsx'
import { ErrorBoundary } from '../src/ui/ErrorBoundary.tsx'
import { ErrorState } from '../src/ui/ErrorState.tsx'
import { FormField, fieldError } from '../src/ui/FormField.tsx'
import { LookSettings } from '../src/ui/LookSettings.tsx'
import { SkeletonRows } from '../src/ui/Skeletons.tsx'
import { Tag, type Tone } from '../src/ui/Tag.tsx'
import { Toasts, toast } from '../src/ui/toasts.tsx'

const tones: Tone[] = ['accent', 'danger', 'warning', 'success', 'violet', 'neutral']

/** Every state of the parts, one under the other. */
export function States() {
  const [open, setOpen] = useState<'dialog' | 'drawer'>()
  return (
    <main className="states">
      <h1>States</h1>
      <div className="line">
        {['anna', 'ben', 'cleo', 'dan', 'eva', 'finn', 'gus', 'hana', 'ivo'].map((id) => (
          <Avatar key={id} id={id} name={`${id} ${id}`} />
        ))}
        {tones.map((tone) => (
          <Tag key={tone} tone={tone}>
            {tone}
          </Tag>
        ))}
      </div>
      {tones.map((tone) => (
        <Banner key={tone} tone={tone}>
          A banner in {tone}
        </Banner>
      ))}
      <EmptyState
        icon={<IconInbox size={40} stroke={1.75} />}
        title="Queue is empty"
        text="Nobody is waiting"
        action={<Button>Do something</Button>}
      />
      <ErrorState requestId="01J" again={() => announce('again')} />
      <SkeletonRows count={2} />
      <TextInput label="Name" description="As others see it" error={fieldError('Write a name')} required />
      <PasswordInput label="Password" />
      <FormField label="Colour" hint="Any" error="Choose one" required>
        <input type="text" />
      </FormField>
      <LookSettings />
      <ErrorBoundary>
        <Broken />
      </ErrorBoundary>
      <div className="line">
        <Button onClick={() => setOpen('dialog')}>Open dialog</Button>
        <Button variant="default" onClick={() => setOpen('drawer')}>
          Open drawer
        </Button>
        <Button
          color="red"
          onClick={() =>
            toast({ text: 'Session closed', kind: 'done', action: { label: 'Undo', run: () => announce('undone') } })
          }
        >
          Toast
        </Button>
      </div>
      {open === 'dialog' && (
        <Dialog
          title="Close the session"
          close={() => setOpen(undefined)}
          submit={() => setOpen(undefined)}
          footer={<Button>Close session</Button>}
        >
          Maria is waiting for an answer. Close anyway?
        </Dialog>
      )}
      {open === 'drawer' && (
        <Drawer title="New template" close={() => setOpen(undefined)}>
          <TextInput label="Title" />
        </Drawer>
      )}
      <Toasts />
      <LiveRegion />
    </main>
  )
}

function Broken(): never {
  throw new Error('this part is broken on purpose')
}

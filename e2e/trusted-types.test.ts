import { expect, test } from 'vitest'
import { pageOf } from './stage/browser.ts'
import { helpDesk } from './stage/help-desk.ts'

test('the program takes no markup as text and no script from elsewhere, whoever tries (reliability §5.4)', async () => {
  const { ann, url } = await helpDesk('trusted types', { enabled: true })
  const page = await pageOf(url, ann, '/live-chats')
  await page.getByRole('navigation').first().waitFor()
  const tried = await page.evaluate(async () => {
    const says = async (run: () => unknown) =>
      Promise.resolve()
        .then(run)
        .then(
          () => 'done',
          (error: Error) => error.name,
        )
    return {
      markup: await says(() => (document.createElement('div').innerHTML = '<img src=x onerror=alert(1)>')),
      words: await says(() => (document.createElement('div').innerHTML = 'a & b')),
      frame: await says(() => (document.createElement('iframe').srcdoc = '<script>alert(1)</script>')),
      script: await says(() => (document.createElement('script').src = 'https://elsewhere.example/x.js')),
      text: await says(() => (document.createElement('script').text = 'alert(1)')),
      worker: await says(() => navigator.serviceWorker.register('/sw.js')),
      policy: await says(() =>
        (
          globalThis as unknown as { trustedTypes: { createPolicy(name: string, rules: object): void } }
        ).trustedTypes.createPolicy('mine', {}),
      ),
    }
  })
  expect(tried).toEqual({
    ...{ markup: 'TypeError', words: 'done', frame: 'TypeError', script: 'TypeError', text: 'TypeError' },
    ...{ worker: 'done', policy: 'TypeError' },
  })
  const answer = await fetch(`${url}/`, { headers: { accept: 'text/html' } })
  expect(answer.headers.get('reporting-endpoints')).toBe('csp="/csp-reports"')
  expect(answer.headers.get('content-security-policy')).toContain('report-uri /csp-reports')
})

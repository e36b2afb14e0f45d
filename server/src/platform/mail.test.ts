import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { expect, it, onTestFinished } from 'vitest'
import { openMail } from './mail.ts'

const letter = { to: 'olga@example.com', subject: 'Your invitation', text: 'Добро пожаловать' }

it('says that it is off without SMTP_URL', async () => {
  const mail = openMail(undefined, 'parley@example.com')
  expect(mail.isOn).toBe(false)
  await expect(mail.send(letter)).rejects.toThrow(/SMTP_URL is not set/)
})

it('hands a letter to the mail server', async () => {
  const heard: string[] = []
  const server = createServer((socket) => {
    socket.write('220 here\r\n')
    let inLetter = false
    createInterface(socket).on('line', (line) => {
      heard.push(line)
      if (inLetter && line !== '.') return
      inLetter = line === 'DATA'
      socket.write(inLetter ? '354 go on\r\n' : '250 ok\r\n')
    })
    socket.on('error', () => {})
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const mail = openMail(`smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, 'Parley <parley@example.com>')
  onTestFinished(() => {
    mail.close()
    server.close()
  })
  await mail.send(letter)
  expect(heard).toEqual(
    expect.arrayContaining(['MAIL FROM:<parley@example.com>', 'RCPT TO:<olga@example.com>', 'Subject: Your invitation']),
  )
})

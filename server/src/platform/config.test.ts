import { describe, expect, it } from 'vitest'
import { type Environment, readConfig } from './config.ts'

const read = (environment: Environment, args: string[] = []) => readConfig(environment, args)

describe('the environment', () => {
  it('needs nothing: loopback, 8080, ./data, the embedded database [architecture §7]', () => {
    expect(read({})).toMatchObject({
      host: '127.0.0.1',
      port: 8080,
      data: `${process.cwd()}/data`,
      logLevel: 'info',
      demo: false,
    })
    expect(read({})).not.toHaveProperty('databaseUrl')
  })

  it('takes an empty variable as one that is not set', () => {
    expect(read({ PORT: '', DATABASE_URL: ' ' })).toEqual(read({}))
  })

  it.each([
    ['PORT', '80a', /PORT is "80a", but a number from 0 to 65535/],
    ['PORT', '70000', /PORT is "70000"/],
    ['PORT', '-1', /PORT is "-1"/],
    ['LOG_LEVEL', 'loud', /LOG_LEVEL is "loud", but one of fatal, error/],
    ['PARLEY_URL', 'chat.example.com', /PARLEY_URL is "chat.example.com"/],
    ['PARLEY_URL', 'https://example.com/chat', /without a path/],
    ['PARLEY_FILES_URL', 'ftp://files', /PARLEY_FILES_URL is/],
    ['PARLEY_WIDGET_URL', 'nonsense', /PARLEY_WIDGET_URL is/],
    ['DATABASE_URL', 'mysql://me:hunter2@db/x', /DATABASE_URL is "mysql:\/\/…@db\/x", but an address that begins with postgres:/],
    ['REDIS_URL', 'localhost:6379', /REDIS_URL is/],
    ['S3_URL', 's3://host/bucket', /S3_URL is "s3:\/\/host\/bucket", but s3:\/\/key:secret@host/],
    ['SMTP_URL', 'mail.example.com', /SMTP_URL is/],
    ['PARLEY_ADMIN_EMAIL', 'root', /PARLEY_ADMIN_EMAIL is "root"/],
    ['PARLEY_ADMIN_EMAIL', 'a@example.com', /without PARLEY_ADMIN_PASSWORD/],
    ['PARLEY_ADMIN_PASSWORD', 'long enough, it is', /without PARLEY_ADMIN_EMAIL/],
    ['PARLEY_TRUSTED_PROXIES', '10.0.0.0/33', /PARLEY_TRUSTED_PROXIES is "10.0.0.0\/33"/],
    ['PARLEY_TRUSTED_PROXIES', 'proxy.local', /PARLEY_TRUSTED_PROXIES is "proxy.local"/],
  ])('refuses %s=%s in one line', (name, value, message) => {
    const refused = () => read({ [name]: value })
    expect(refused).toThrow(message)
    expect(refused).not.toThrow(/\n|hunter2/)
  })

  it('never prints a password that is too short', () => {
    const refused = () => read({ PARLEY_ADMIN_EMAIL: 'a@example.com', PARLEY_ADMIN_PASSWORD: 'hunter2' })
    expect(refused).toThrow(/PARLEY_ADMIN_PASSWORD/)
    expect(refused).not.toThrow(/hunter2/)
  })

  it('refuses an option that it does not know', () => {
    expect(() => read({}, ['--dmeo'])).toThrow(/"--dmeo" is not an option/)
  })
})

describe('plain http stays on loopback [reliability §5.2]', () => {
  it.each(['127.0.0.1', '127.1.2.3', 'localhost', '::1'])('listens on %s without more', (HOST) => {
    expect(read({ HOST }).host).toBe(HOST)
  })

  it.each(['0.0.0.0', '::', '192.168.1.4'])('refuses %s without encryption', (HOST) => {
    expect(() => read({ HOST })).toThrow(/HOST is ".*", which others can reach without encryption/)
    expect(() => read({ HOST, PARLEY_URL: 'http://chat.example.com' })).toThrow(/without encryption/)
    expect(read({ HOST, PARLEY_URL: 'https://chat.example.com' }).url).toBe('https://chat.example.com')
    expect(read({ HOST, PARLEY_TRUSTED_PROXIES: '10.0.0.7, fd00::/8' }).trustedProxies).toEqual(['10.0.0.7', 'fd00::/8'])
  })

  it('keeps the demo on loopback', () => {
    expect(() => read({ HOST: '0.0.0.0', PARLEY_URL: 'https://chat.example.com' }, ['--demo'])).toThrow(/--demo/)
  })
})

it('reads where files are kept', () => {
  expect(read({ S3_URL: 's3://key:s%2Fcret@127.0.0.1:9000/parley?region=eu-1&ssl=0' }).s3).toEqual({
    endpoint: 'http://127.0.0.1:9000',
    key: 'key',
    secret: 's/cret',
    bucket: 'parley',
    region: 'eu-1',
  })
})

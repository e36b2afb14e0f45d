import { firstAdministratorFrom } from './admin/index.ts'
import { demo } from './demo.ts'
import { firstLines } from './first-lines.ts'
import { type Config, readConfig } from './platform/config.ts'
import { openDataFolder } from './platform/data-folder.ts'
import { loggerOf } from './platform/logger.ts'
import { openMail } from './platform/mail.ts'
import { openDatabase } from './platform/open-database.ts'
import { runProcess } from './platform/run-process.ts'
import { openSecrets } from './platform/secrets.ts'
import { openStorage } from './platform/storage.ts'
import { openProduct } from './product.ts'

/** The address that the SMTP account stands for, or the public host's. */
function mailFrom({ smtpUrl, url }: Config): string {
  const user = smtpUrl ? decodeURIComponent(new URL(smtpUrl).username) : ''
  return `Parley <${user.includes('@') ? user : `parley@${url ? new URL(url).hostname : 'localhost'}`}>`
}

await runProcess(async (stack) => {
  const config = readConfig()
  const logger = loggerOf(config.logLevel)
  const folder = await openDataFolder(config.data)
  const database = await openDatabase(stack, { config, folder, logger })
  if (config.admin) await firstAdministratorFrom(database, config.admin)
  const storage = await openStorage(folder, config.s3)
  const secrets = await openSecrets(folder.keys)
  const mail = stack.adopt(openMail(config.smtpUrl, mailFrom(config)), (mail) => mail.close())
  const { host, port, trustedProxies, pushServices, countryHeader, redisUrl, url, filesUrl, widgetUrl } = config
  const urls = { ...(url && { app: url }), ...(filesUrl && { files: filesUrl }), ...(widgetUrl && { widget: widgetUrl }) }
  const given = {
    database,
    host,
    port,
    trustedProxies,
    pushServices,
    urls,
    storage,
    secrets,
    mail,
    logger,
    ...(redisUrl && { redisUrl }),
    ...(countryHeader && { countryHeader }),
  }
  const product = stack.use(await openProduct(given))
  const sample = config.demo ? await demo(product) : []
  return { logger, withParent: config.withParent, lines: [...(await firstLines(product)), ...sample] }
})

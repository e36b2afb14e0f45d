import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { parentPort, workerData } from 'node:worker_threads'
import PDFDocument from 'pdfkit'
import { filesOf, momentIn, plain } from './plain.ts'
import type { Transcript } from './transcript.ts'

const fonts = join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf')

/** A4, with a font of its own that has Latin, Cyrillic and Greek letters. */
function draw({ title, liveChat, customer, timeZone, messages }: Transcript): PDFKit.PDFDocument {
  const pdf = new PDFDocument({ size: 'A4', margin: 56, info: { Title: plain(title) }, font: join(fonts, 'DejaVuSans.ttf') })
  pdf.registerFont('bold', join(fonts, 'DejaVuSans-Bold.ttf'))
  pdf.registerFont('text', join(fonts, 'DejaVuSans.ttf'))
  pdf.font('bold').fontSize(16).text(plain(title))
  pdf
    .font('text')
    .fontSize(9)
    .fillColor('#555555')
    .text(plain(`${liveChat} · ${customer} · ${timeZone}`))
  pdf.moveDown()
  const moment = momentIn(timeZone)
  for (const message of messages) {
    pdf.font('bold').fontSize(9).fillColor('#111111').text(plain(message.authorName), { continued: true })
    pdf
      .font('text')
      .fillColor('#555555')
      .text(`  ${moment(message.sentAt)}`)
    const said = [plain(message.text), ...filesOf(message)].filter((part) => part !== '').join('\n')
    pdf.fontSize(10).fillColor('#111111').text(said)
    pdf.moveDown(0.6)
  }
  pdf.end()
  return pdf
}

// A thread of its own: see as-pdf.ts.
parentPort?.postMessage(await buffer(draw(workerData as Transcript)))

import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import PDFDocument from 'pdfkit'
import { filesOf, momentIn, plain, type Transcript } from './transcript.ts'

const fonts = join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf')

/** Others are answered after as many messages. */
const atOnce = 20

/** An A4 page below the other, with a font of its own that has Latin, Cyrillic and Greek letters [TRN-01]. */
export function asPdf(transcript: Transcript): PDFKit.PDFDocument {
  const { title, liveChat, customer, timeZone } = transcript
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
  void write(pdf, transcript).catch((error) => pdf.destroy(error))
  return pdf
}

async function write(pdf: PDFKit.PDFDocument, { timeZone, messages }: Transcript): Promise<void> {
  const moment = momentIn(timeZone)
  for (const [i, message] of messages.entries()) {
    if (i % atOnce === 0) await setImmediate()
    if (pdf.destroyed) return
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
}

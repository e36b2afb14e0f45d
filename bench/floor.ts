// The smallest honest program for the job: node:http → one INSERT → ws. No validation, no rights, no counters.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { WebSocketServer } from 'ws'

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10 })
await pool.query(
  'create table if not exists floor (id uuid primary key, body text not null, at timestamptz not null default now())',
)

const http = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk) => chunks.push(chunk))
  request.on('end', async () => {
    const text = Buffer.concat(chunks).toString()
    const { id } = JSON.parse(text)
    await pool.query({ name: 'insert', text: 'insert into floor (id, body) values ($1, $2)', values: [id, text] })
    for (const client of sockets.clients) client.send(text)
    response.setHeader('content-type', 'application/json')
    response.end(`{"id":"${id}"}`)
  })
})
const sockets = new WebSocketServer({ server: http, perMessageDeflate: false })
http.listen(0, '127.0.0.1', () => console.log(`ready: http://127.0.0.1:${(http.address() as AddressInfo).port}`))
process.once('SIGTERM', () => process.exit(0))

/**
 * The smallest Express server that keeps what it is sent as safely as Khung does: one insert, one commit, WAL,
 * synchronous FULL. It knows nobody, checks nothing and counts nothing.
 */
import type { AddressInfo } from 'node:net'
import express from 'express'
import { connect } from '../../server/store/sqlite.ts'

const database = connect(process.argv[2] ?? ':memory:')
for (const setting of ['journal_mode = wal', 'synchronous = full']) database.exec(`pragma ${setting}`)
database.exec('create table answer (id integer primary key, answer text not null)')
const insert = database.prepare('insert into answer (answer) values (?)')

const app = express()
app.use(express.json())
app.put('/answers/:criterion', (request, response) => {
  insert.run(JSON.stringify(request.body))
  response.json(request.body)
})
const server = app.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://localhost:${(server.address() as AddressInfo).port}\n`)
})
process.once('SIGTERM', () => {
  server.closeAllConnections()
  server.close(() => database.close())
})

import type { Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { BadSettings, type Config, readConfig } from '#kernel/config.ts'
import { callHolder, FolderTaken } from '#kernel/db/lock.ts'
import type { Office } from '#kernel/office.ts'
import { Unreadable } from '#modules/requests/server/import/unreadable.ts'

/** What a command has to say, wherever it runs, to whoever gave it. */
export type Say = { line: (text: string) => void; progress: (text: string) => void }

/** Something that is done to an office from the command line. `run` answers with the exit code; `Wish` travels as JSON. */
export type Command<Wish = any, On = any> = {
  name: string
  open: (config: Config) => Promise<{ office: On; close: () => Promise<void> }>
  run: (office: On, wish: Wish, say: Say) => Promise<number>
}

type Told = { line: string } | { progress: string } | { exit: number }

/** A command that cannot be carried out, in a sentence for whoever gave it. */
export class Unable extends Error {
  override name = 'Unable'
}

/** Runs a command here; in the server, where one has the data folder open. Only one process can. */
export async function give<Wish, On>(command: Command<Wish, On>, wishOf: () => Wish | Promise<Wish>): Promise<number> {
  return inWords(terminal, async () => {
    const wish = await wishOf()
    const config = readConfig(process.env)
    const opened = await command.open(config).catch((error: Error) => {
      if (error instanceof FolderTaken) return error
      throw error
    })
    if (opened instanceof FolderTaken) {
      const exit = await throughServer(config.data, { name: command.name, wish })
      if (exit === undefined) throw opened
      return exit
    }
    try {
      return await command.run(opened.office, wish, terminal)
    } finally {
      await opened.close()
    }
  })
}

/** Exit code 2 is for what people can put right; anything else that is thrown is a defect. */
async function inWords(say: Say, run: () => Promise<number>): Promise<number> {
  try {
    return await run()
  } catch (error) {
    const isForPeople = [Unable, Unreadable, FolderTaken, BadSettings].some((kind) => error instanceof kind) || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')
    if (!isForPeople) throw error
    say.line((error as Error).message)
    return 2
  }
}

const terminal: Say = {
  line: (text) => {
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K')
    console.log(text)
  },
  progress: (text) => void process.stderr.write(process.stderr.isTTY ? `\r${text}   ` : `${text}\n`),
}

/** Undefined where the folder's holder takes no commands, or fell silent. */
async function throughServer(folder: string, asked: { name: string; wish: unknown }): Promise<number | undefined> {
  const server = await callHolder(folder)
  if (!server) return undefined
  server.write(`${JSON.stringify(asked)}\n`)
  for await (const line of createInterface({ input: server })) {
    const told = JSON.parse(line) as Told
    if ('exit' in told) return told.exit
    if ('line' in told) terminal.line(told.line)
    else terminal.progress(told.progress)
  }
  return undefined
}

/** The server's side: a caller on the folder's socket gives one command and hears how it goes. */
export function answerCommands(office: Office, commands: readonly Command[]): (caller: Socket) => void {
  return (caller) => {
    caller.on('error', () => {})
    createInterface({ input: caller }).once('line', (text) => void answer(text, caller))
  }

  async function answer(text: string, caller: Socket) {
    const tell = (told: Told) => {
      // Whoever breaks off a command means it to stop.
      if (caller.destroyed) throw new Error('the caller has gone')
      caller.write(`${JSON.stringify(told)}\n`)
    }
    try {
      const { name, wish } = JSON.parse(text) as { name: string; wish: unknown }
      const command = commands.find((one) => one.name === name)
      if (!command) return void caller.destroy()
      office.log.info({ command: name }, 'a command was given to the running server')
      const say: Say = { line: (line) => tell({ line }), progress: (progress) => tell({ progress }) }
      tell({ exit: await inWords(say, () => command.run(office, wish, say)) })
      caller.end()
    } catch (error) {
      office.log.error({ error: (error as Error).message }, 'a command was broken off')
      caller.destroy()
    }
  }
}

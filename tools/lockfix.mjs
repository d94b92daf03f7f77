// Makes package-lock.json one that `npm ci` accepts on every machine: node tools/lockfix.mjs [path of a lock file]
//
// Some packages list optional binaries for platforms that the registry does not carry. npm then leaves them out of the
// lock file, and `npm ci` refuses the file as incomplete. The cure is an entry for each that no machine will install.
import { readFileSync, writeFileSync } from 'node:fs'

const path = process.argv[2] ?? 'package-lock.json'
const lock = JSON.parse(readFileSync(path, 'utf8'))
const packages = lock.packages

/** Where Node would look, from a package outwards: its own node_modules, then those of the folders around it. */
function isLocked(name, from) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    if (packages[at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`]) return true
    if (at === '') return false
  }
}

/** Other systems and processors are named, so that npm skips the entry here. What could be ours gets a system that is none. */
function stub(name, range, dev) {
  const os = /darwin|win32|android|freebsd|openharmony/.exec(name)?.[0] ?? 'none'
  const cpu = /x64|arm64|riscv64|s390x|ppc64|ia32|arm(?=-|$|v)/.exec(name)?.[0] ?? 'none'
  return { version: range.replace(/^[\^~]/, ''), cpu: [cpu], ...(dev && { dev }), optional: true, os: [os] }
}

let stubs = 0
let addresses = 0
for (const [from, entry] of Object.entries(packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isLocked(name, from)) continue
    packages[`node_modules/${name}`] = stub(name, range, entry.dev)
    stubs++
  }
  // The address of whoever made the lock file is of no use elsewhere; the integrity hash stays and is what counts.
  if (entry.resolved?.startsWith('http')) {
    delete entry.resolved
    addresses++
  }
}

writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`${path}: ${stubs} absent platform packages marked, ${addresses} registry addresses removed`)

// Runs one of our TypeScript programs on the pinned Node, whatever Node started npm: `node tools/run.mjs apps/server/verify-ledger.ts`.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { installPackages } from './setup/install.mjs'
import { pinnedEnv, pinnedNode, requireNode20, root } from './setup/pinned-node.mjs'

requireNode20()
await installPackages()
const program = spawn(pinnedNode(), process.argv.slice(2), { cwd: root, stdio: 'inherit', env: pinnedEnv() })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => program.kill(signal))
program.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))

// npm start: installs and builds what is missing, then hands over to the server. Runs on any Node from 20 up.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { buildScreens } from './setup/build-screens.mjs'
import { installPackages } from './setup/install.mjs'
import { pinnedNode, requireNode20, root } from './setup/pinned-node.mjs'
import { checkSettings } from './setup/settings.mjs'

requireNode20()
await checkSettings()

let server
process.on('SIGTERM', () => (server ? server.kill('SIGTERM') : process.exit(143)))
process.on('SIGINT', () => {
  if (!server) process.exit(130)
  // A terminal gives Ctrl-C to the server as well; passing it on would look like somebody's impatient second one.
  if (!process.stdin.isTTY) server.kill('SIGINT')
})

await installPackages()
if (!(await buildScreens())) process.exit(1)

server = spawn(pinnedNode(), ['apps/server/main.ts', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
server.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))

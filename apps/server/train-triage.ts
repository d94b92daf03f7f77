import type { Office } from '#kernel/office.ts'
import { train, type Trained } from '#modules/triage/server/train.ts'
import { type Command, give } from './command.ts'
import { triageNeeds } from './compose.ts'
import { log } from './log.ts'
import { startOffice } from './start-office.ts'

/** `npm run triage:train`: learns from requests that are over, now instead of tonight, and says what came of it. */
export const trainCommand: Command<object, Office> = {
  name: 'triage:train',
  open: (config) => startOffice({ ...config, demo: false }, log),

  async run(office, _wish, say) {
    const started = performance.now()
    for (const outcome of await train(office, triageNeeds)) say.line(inWords(outcome))
    say.line(`用时 ${((performance.now() - started) / 1000).toFixed(1)} 秒`)
    return 0
  },
}

const TARGETS: Record<Trained['target'], string> = { category: '类别', unit: '主办单位' }
const share = (of: number) => `${(100 * of).toFixed(1)} %`

function inWords({ target, messages, outcome, version, score, before }: Trained): string {
  const name = TARGETS[target]
  if (outcome === 'too_few') return `${name}：已办结的诉求只有 ${messages} 件，还不够学习，沿用现有的`
  const against = before == null ? '此前没有' : `现用的 ${share(before)}`
  return `${name}：学习 ${messages} 件，第 ${version} 版在最近的诉求上宏平均 F1 ${share(score!)}（${against}），${outcome === 'in_use' ? '已启用' : '没有更好，不启用'}`
}

if (import.meta.main) process.exit(await give(trainCommand, () => ({})))

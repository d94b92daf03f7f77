import { carriersIn } from '#kernel/config.ts'
import type { District, Units } from '#kernel/definitions/district.ts'
import type { Office } from '#kernel/office.ts'
import { DEMO_KEY } from '#modules/open311/contract.ts'
import { DEMO_PASSWORD, headliners } from './demo/people.ts'

/** What a person wants to know when the office opens: where it is, who may come in, what is not real. */
export async function banner(office: Office, standIns: { carriers: string | undefined; registers: string | undefined }, took_ms: number): Promise<string> {
  const { config } = office
  const base = config.publicUrl ?? `http://127.0.0.1:${config.port}`
  const district = office.definitions.newest<District>('district')!.body
  const carriers = carriersIn(config)
  const lines = [
    '',
    `  暖办 · ${district.name}   ${(took_ms / 1000).toFixed(1)} 秒`,
    '',
    `  居民端  Residents  ${base}/m/`,
    `  工作台  Desk       ${base}/desk/`,
    `  接口    API        ${base}/api/docs`,
    `  开放311 Open311    ${base}/open311/v2/discovery.json${config.demo ? `   api_key: ${DEMO_KEY}` : ''}`,
    '',
    `  数据    ${office.engine === 'postgres' ? 'PostgreSQL (DATABASE_URL)' : `内嵌 PostgreSQL，在 ${config.data}`}`,
    ...(office.engine === 'pglite' ? ['          经得起进程被杀，经不起断电：正式使用请设 DATABASE_URL，并保留备份。'] : []),
    `  短信    ${carriers.sms === 'stand-in' ? `模拟网关（发出的短信见 ${standIns.carriers}/sent）` : carriers.sms}`,
    `  微信    ${carriers.wechat === 'stand-in' ? '模拟接口' : carriers.wechat}`,
    `  共享    ${config.registers?.by === 'stand-in' ? `模拟数据共享平台（查到的都是虚构的，问过什么见 ${standIns.registers}/asked）` : (config.registers?.base ?? 'off')}`,
  ]
  if (config.demo) {
    lines.push('', `  演示账号 Demo sign-ins   密码 password: ${DEMO_PASSWORD}`)
    const units = office.definitions.newest<Units>('units')!.body
    const unitName = (id: string) => units.find((unit) => unit.id === id)?.name ?? id
    for (const person of headliners(unitName)) lines.push(`    ${person.sign.padEnd(14)} ${person.what}`)
    lines.push('    其他单位的人在工作台登录页按单位查找 the people of other units are on the sign-in page of the desk')
  }
  return `${lines.join('\n')}\n`
}

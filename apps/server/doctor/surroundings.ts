import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { findTools } from '#kernel/files/media.ts'
import { type Finding, good, type Look, note, wrong } from './finding.ts'

const GIB = 2 ** 30
const LEAST_FREE = 2 * GIB

export const folder: Look = {
  at: '数据文件夹',
  async look({ config: { data, ledgerKey, sealKey } }) {
    if (!existsSync(data)) return [note(`${data} 还不存在，第一次启动时建立`)]
    const findings: Finding[] = []
    if (!isWritable(data)) findings.push(wrong(`${data} 不可写：请把它交给运行服务的用户`))
    const { bavail, bsize } = await statfs(data)
    const free = bavail * bsize
    findings.push(free < LEAST_FREE ? wrong(`${data} 所在磁盘只剩 ${(free / GIB).toFixed(1)} GiB：写满以后不能再受理，请清理或扩容`) : good(`${data} 可写，剩余 ${(free / GIB).toFixed(0)} GiB`))
    for (const key of [ledgerKey, sealKey].filter(existsSync)) {
      if (statSync(key).mode & 0o077) findings.push(wrong(`${key} 别人也能读：请运行 chmod 600 ${key}`))
    }
    if ([ledgerKey, sealKey].some((key) => key.startsWith(data))) findings.push(note('签名密钥与数据放在一起：备份时请分开保管，否则拿到备份的人就能以本区名义签名'))
    return findings
  },
}

export const programs: Look = {
  at: '程序',
  async look() {
    const major = Number(process.versions.node.split('.')[0])
    const missing = ['resident/dist/h5', 'desk/dist', 'verify/dist', 'district/dist'].filter((dist) => !existsSync(join(import.meta.dirname, '../..', dist, 'index.html')))
    return [
      major < 24 ? wrong(`Node ${process.versions.node} 太旧，请用 24`) : good(`Node ${process.versions.node}`),
      ...(missing.length ? [wrong(`页面还没有构建：${missing.join('、')}。用 npm start 启动一次即可`)] : []),
      findTools(process.env['PATH']) ? good('ffmpeg 可用，视频有封面和可播放的副本') : note('没有 ffmpeg：视频照收，但没有封面和可播放的副本。Debian 上请安装 ffmpeg'),
    ]
  },
}

/** What real people's data needs and a trial does not. */
export const production: Look = {
  at: '正式使用',
  async look({ config, engine }) {
    if (config.demo) return [note('这是演示：任何人都能以演示账号登录。正式使用请设 NUANBAN_ENV=production')]
    const { publicUrl, proxies, host, sms, wechat, oidc, s3 } = config
    return [
      ...(engine === 'pglite' ? [wrong('正式使用不要用内嵌数据库：请设 DATABASE_URL')] : []),
      ...(!publicUrl ? [wrong('没有设 NUANBAN_URL：会话不会只走 https，短信里也没有网址')] : publicUrl.startsWith('https:') ? [good(`对外地址 ${publicUrl}`)] : [wrong(`${publicUrl} 不是 https：口令和个人信息会明文传输`)]),
      ...(proxies.length === 0 && publicUrl ? [note('没有设 NUANBAN_PROXIES：若前面有反向代理，所有人看起来都来自同一地址，防刷会误伤，请填代理的地址')] : []),
      ...(host === '0.0.0.0' && publicUrl?.startsWith('https:') ? [note('HOST 为 0.0.0.0：若代理就在本机，改为 127.0.0.1 更稳妥')] : []),
      ...(sms?.by === 'stand-in' || wechat?.by === 'stand-in' ? [wrong('短信或微信用的是模拟网关，没有人会收到')] : []),
      ...(!sms ? [wrong('没有短信：居民无法用手机号登录，也收不到提醒')] : []),
      ...(!wechat ? [note('没有微信：小程序不能登录')] : []),
      ...(!oidc ? [note('没有单位统一登录：工作人员用口令和动态码登录')] : []),
      ...(!s3 ? [note('文件放在本机：备份时请一并备份数据文件夹；几台服务器时须用 S3_*')] : []),
    ]
  },
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}

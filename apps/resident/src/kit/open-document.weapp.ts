import Taro from '@tarojs/taro'
import { offline } from './refusal.ts'
import { token } from './session.ts'

/** Opens a document in WeChat's own reader, from which it can be kept and sent on. */
export async function openDocument(path: string, _name: string): Promise<void> {
  const bearer = token()
  const { statusCode, tempFilePath } = await Taro.downloadFile({ url: NUANBAN_API + path, header: { 'x-nuanban-client': 'weapp', ...(bearer ? { authorization: `Bearer ${bearer}` } : {}) } }).catch(() => {
    throw offline()
  })
  if (statusCode !== 200) throw offline()
  await Taro.openDocument({ filePath: tempFilePath, fileType: 'pdf', showMenu: true })
}

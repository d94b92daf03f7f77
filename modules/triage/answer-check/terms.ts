/** What stands in every request and every answer, and tells nothing of what it is about. */
const EVERYDAY =
  /您好|你好|请问|尊敬|领导|感谢|谢谢|希望|请求|要求|建议|咨询|投诉|反映|举报|有关|相关|部门|政府|我们|你们|他们|您的|我的|你的|这个|那个|什么|怎么|怎样|如何|为什么|为何|是否|能否|可否|能不能|可不可以|有没有|何时|什么时候|多久|多少|多长|哪里|哪些|哪个|现在|已经|一直|可以|没有|问题|情况|解决|处理|关注|重视|尽快|及时|进行|一个|就是|还是|以及|但是|因为|所以|如果|网友|留言|答复|回复|收悉/g

/** The pairs of characters by which two texts are compared, everyday words left out. Names, numbers and latin words stand whole. */
export function termsOf(text: string): Set<string> {
  const terms = new Set<string>()
  for (const [run] of text.normalize('NFKC').toLowerCase().replace(EVERYDAY, ' ').matchAll(/[a-z0-9]{2,}|[\p{Script=Han}]+/gu)) {
    if (/^[a-z0-9]/.test(run)) terms.add(run)
    else for (let i = 0; i + 1 < run.length; i++) if (!/[的了吗呢吧啊是在有和与也都就不我你您他们]/.test(run.slice(i, i + 2))) terms.add(run.slice(i, i + 2))
  }
  return terms
}

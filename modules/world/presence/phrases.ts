import type { Words } from '#kernel/contract.ts'

/**
 * What one can do and say in the district: nothing else is offered, so nothing needs reading over first. The places in these lists
 * go over the wire: add at the end, never take away. At most 256 of each.
 */
export const GESTURES: readonly (Words & { sign: string })[] = [
  { zh: '挥手', en: 'Wave', sign: '👋' },
  { zh: '鼓掌', en: 'Clap', sign: '👏' },
  { zh: '点头', en: 'Nod', sign: '🙂' },
  { zh: '鞠躬', en: 'Bow', sign: '🙇' },
  { zh: '指一指', en: 'Point', sign: '👉' },
  { zh: '举手', en: 'Raise a hand', sign: '✋' },
  { zh: '比心', en: 'Heart', sign: '❤️' },
  { zh: '拍照', en: 'Take a picture', sign: '📷' },
]

export const PHRASES: readonly Words[] = [
  { zh: '您好！', en: 'Hello!' },
  { zh: '欢迎来青岛！', en: 'Welcome to Qingdao!' },
  { zh: '谢谢！', en: 'Thank you!' },
  { zh: '不客气。', en: 'You are welcome.' },
  { zh: '再见，下次见！', en: 'Goodbye, see you next time!' },
  { zh: '这里真美。', en: 'It is beautiful here.' },
  { zh: '看这栋楼！', en: 'Look at this building!' },
  { zh: '我小时候住在这附近。', en: 'I grew up near here.' },
  { zh: '这里以前是什么？', en: 'What was here before?' },
  { zh: '一起走走吧。', en: 'Let us walk together.' },
  { zh: '跟我来。', en: 'Follow me.' },
  { zh: '请等一下。', en: 'Please wait a moment.' },
  { zh: '去看海吧。', en: 'Let us go to the sea.' },
  { zh: '去教堂看看。', en: 'Let us see the cathedral.' },
  { zh: '演出快开始了。', en: 'The show is about to begin.' },
  { zh: '太精彩了！', en: 'Wonderful!' },
  { zh: '是的。', en: 'Yes.' },
  { zh: '不是。', en: 'No.' },
  { zh: '请问怎么走？', en: 'Which way, please?' },
  { zh: '我在这里。', en: 'I am here.' },
]

/** Number 0 is no nickname. Beside it stands the number of the visit, so that two of one name are told apart. */
export const NICKNAMES: readonly Words[] = [
  { zh: '游客', en: 'Visitor' },
  { zh: '海鸥', en: 'Seagull' }, { zh: '浪花', en: 'Spray' }, { zh: '礁石', en: 'Reef' }, { zh: '帆影', en: 'Sail' },
  { zh: '灯塔', en: 'Lighthouse' }, { zh: '栈桥', en: 'Pier' }, { zh: '红瓦', en: 'Red Tile' }, { zh: '绿树', en: 'Green Tree' },
  { zh: '碧海', en: 'Blue Sea' }, { zh: '蓝天', en: 'Blue Sky' }, { zh: '梧桐', en: 'Plane Tree' }, { zh: '银杏', en: 'Ginkgo' },
  { zh: '樱花', en: 'Cherry Blossom' }, { zh: '耐冬', en: 'Camellia' }, { zh: '月季', en: 'China Rose' }, { zh: '蛤蜊', en: 'Clam' },
  { zh: '海星', en: 'Starfish' }, { zh: '贝壳', en: 'Seashell' }, { zh: '海螺', en: 'Conch' }, { zh: '渔火', en: 'Fishing Light' },
  { zh: '潮声', en: 'Tide' }, { zh: '晨雾', en: 'Morning Mist' }, { zh: '晚霞', en: 'Evening Glow' }, { zh: '钟声', en: 'Bell' },
  { zh: '里院', en: 'Courtyard' }, { zh: '石阶', en: 'Stone Step' }, { zh: '马牙石', en: 'Cobble' }, { zh: '老街', en: 'Old Street' },
  { zh: '风筝', en: 'Kite' }, { zh: '信鸽', en: 'Pigeon' }, { zh: '云雀', en: 'Skylark' }, { zh: '喜鹊', en: 'Magpie' },
]

/** What a visitor goes by: 海鸥 137. Never their name. */
export const calledOf = ({ id, nick }: { id: number; nick: number }): Words => {
  const { zh, en } = NICKNAMES[nick] ?? NICKNAMES[0]!
  return { zh: `${zh} ${id}`, en: `${en} ${id}` }
}

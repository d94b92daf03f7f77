import type { Lang, Words } from '#kernel/contract.ts'
import type { Building } from '../../place/features.ts'

/** What the plain pages say. */
export const WORDS = {
  skip: { zh: '跳到正文', en: 'Skip to the text' },
  home: { zh: '老城导览', en: 'The old town' },
  years: { zh: '年表', en: 'Time line' },
  routes: { zh: '路线', en: 'Walks' },
  buildings: { zh: '建筑', en: 'Buildings' },
  streets: { zh: '街道', en: 'Streets' },
  language: { zh: 'English', en: '中文' },
  language_says: { zh: 'Read this page in English', en: '用中文读这一页' },
  in_3d: { zh: '在三维里看', en: 'See it in three dimensions' },
  remember: { zh: '留下记忆', en: 'Leave a memory' },
  memories: { zh: '大家的记忆', en: 'What people remember' },
  story: { zh: '故事', en: 'Story' },
  facts: { zh: '档案', en: 'Record' },
  dates: { zh: '大事', en: 'Dates' },
  names: { zh: '名称', en: 'Names' },
  once_called: { zh: '当时称', en: 'then called' },
  address: { zh: '地址', en: 'Address' },
  architect: { zh: '设计', en: 'Architect' },
  kind: { zh: '用途', en: 'Use' },
  style: { zh: '式样', en: 'Manner' },
  material: { zh: '材料', en: 'Material' },
  size: { zh: '尺寸', en: 'Size' },
  dated: { zh: '年代', en: 'Dated' },
  gone: { zh: '消失', en: 'Gone' },
  now: { zh: '现在', en: 'Today' },
  not_now: { zh: '今已不存', en: 'No longer standing' },
  here_in: { zh: '此处的年代', en: 'This place through the years' },
  beside: { zh: '左邻右舍', en: 'Next door and across' },
  on_left: { zh: '左边', en: 'To the left' },
  on_right: { zh: '右边', en: 'To the right' },
  opposite: { zh: '对面', en: 'Across the street' },
  near: { zh: '附近', en: 'Near by' },
  sources: { zh: '出处', en: 'Sources' },
  nothing_then: { zh: '没有记载', en: 'nothing on record' },
  drawing: { zh: '示意立面图：由程序按记录的尺寸绘出，不是测绘图，也不是照片。', en: 'A schematic elevation, drawn by program from the recorded dimensions: neither a survey nor a photograph.' },
  plan: { zh: '总平面示意图，上方为北。', en: 'Schematic plan; north is up.' },
  by_rule: { zh: '这座房屋是按当年的建筑规则补绘的，用来表现街道的样子，并不对应某一座真实的房屋，也没有它的记载。', en: 'This house was made by the building rules of its time, to show the fabric of the street. It stands for no particular house, and nothing is recorded of it.' },
  house: { zh: '街屋（示意）', en: 'A house (by rule)' },
  in_year: { zh: '年份', en: 'Year' },
  look: { zh: '看那一年', en: 'Show that year' },
  walking: { zh: '按步行次序', en: 'In walking order' },
  map: { zh: '地图', en: 'Map' },
  after_map: { zh: '跳过地图', en: 'Skip the map' },
  map_says: { zh: '老城示意地图，上方为北。数字是下面列表中的建筑，点街道或数字可以打开它的页面。', en: 'Schematic map of the old town; north is up. Numbers are those of the list below; streets and numbers open their pages.' },
  minutes: { zh: '分钟', en: 'minutes' },
  floors: { zh: '层', en: 'storeys' },
  print_qr: { zh: '门牌二维码', en: 'QR codes for doors' },
  open_data: { zh: '开放数据', en: 'Open data' },
  about: { zh: '示意性复原：位置、尺寸与年代依照所列出处，存疑之处照写存疑；没有出处的街屋按规则补绘，并注明。', en: 'A schematic reconstruction: positions, dimensions and dates follow the sources named, doubts are left standing, and houses made by rule are marked.' },
  read: { zh: '朗读', en: 'Read aloud' },
  stop: { zh: '停止', en: 'Stop' },
  no_voice: { zh: '此设备没有中文语音', en: 'No English voice on this device' },
  missing: { zh: '没有这一页', en: 'There is no such page' },
  perhaps: { zh: '也许您要找的是', en: 'Perhaps you are looking for' },
  stood_near: { zh: '那一带有', en: 'Near that spot' },
  scan: { zh: '扫一扫，读这座房子的故事', en: 'Scan to read the story of this house' },
} as const satisfies Record<string, Words>
export type Word = keyof typeof WORDS

const KINDS: Record<string, Words> = {
  cathedral: { zh: '主教座堂', en: 'cathedral' }, church: { zh: '教堂', en: 'church' }, religious: { zh: '修会会馆', en: 'house of an order' }, pavilion: { zh: '亭阁', en: 'pavilion' }, lighthouse: { zh: '灯塔', en: 'lighthouse' }, tower: { zh: '塔', en: 'tower' },
  government: { zh: '官署', en: 'government house' }, police: { zh: '警察署', en: 'police headquarters' }, post_office: { zh: '邮局', en: 'post office' }, train_station: { zh: '火车站', en: 'railway station' }, museum: { zh: '博物馆', en: 'museum' }, theatre: { zh: '礼堂', en: 'hall' },
  bank: { zh: '银行', en: 'bank' }, commercial: { zh: '商行', en: 'house of trade' }, retail: { zh: '商场', en: 'department store' }, restaurant: { zh: '餐饮娱乐', en: 'restaurant' }, hotel: { zh: '旅馆', en: 'hotel' },
  villa: { zh: '别墅', en: 'villa' }, apartments: { zh: '里院', en: 'courtyard dwellings' }, house: { zh: '街屋', en: 'house' },
}
const MATERIALS: Record<Building['building:material'], Words> = {
  granite: { zh: '花岗岩', en: 'granite' }, brick: { zh: '砖', en: 'brick' }, plaster: { zh: '抹灰', en: 'plaster' }, timber: { zh: '木', en: 'timber' }, concrete: { zh: '混凝土', en: 'concrete' }, glass: { zh: '玻璃', en: 'glass' }, metal: { zh: '金属', en: 'metal' },
}
const ROOFS: Record<Building['roof:shape'], Words> = {
  flat: { zh: '平屋顶', en: 'flat roof' }, gabled: { zh: '双坡屋顶', en: 'gabled roof' }, hipped: { zh: '四坡屋顶', en: 'hipped roof' }, 'half-hipped': { zh: '半四坡屋顶', en: 'half-hipped roof' }, pyramidal: { zh: '攒尖屋顶', en: 'pointed roof' },
  mansard: { zh: '孟莎屋顶', en: 'mansard roof' }, gambrel: { zh: '折线屋顶', en: 'gambrel roof' }, skillion: { zh: '单坡屋顶', en: 'lean-to roof' }, dome: { zh: '圆顶', en: 'dome' }, onion: { zh: '洋葱顶', en: 'onion dome' }, cone: { zh: '圆锥顶', en: 'conical roof' },
}
const STYLES: Record<string, Words> = {
  german_granite: { zh: '德式，花岗岩立面', en: 'German, granite front' }, german_plaster: { zh: '德式，抹灰立面', en: 'German, plastered front' }, german_brick: { zh: '德式，清水砖', en: 'German, brick' }, german_shop: { zh: '德式商铺', en: 'German shop house' },
  villa: { zh: '德式别墅', en: 'German villa' }, church: { zh: '教堂', en: 'church' }, pavilion: { zh: '中国亭阁', en: 'Chinese pavilion' }, hotel: { zh: '带外廊的旅馆', en: 'hotel with galleries' }, liyuan: { zh: '里院', en: 'liyuan courtyard' },
  republican_bank: { zh: '民国银行', en: 'bank of the Republic' }, artdeco: { zh: '装饰艺术', en: 'Art Deco' }, japanese_brick: { zh: '日式砖房', en: 'Japanese brick' }, republican_house: { zh: '民国街屋', en: 'street house of the Republic' }, modern: { zh: '现代', en: 'modern' },
}

export const kindOf = ({ building }: Building) => KINDS[building]
export const materialOf = (is: Building) => MATERIALS[is['building:material']]
export const roofOf = (is: Building) => ROOFS[is['roof:shape']]
export const styleOf = (is: Building) => STYLES[is['building:architecture']]

const WINDS: Words[] = [
  { zh: '北', en: 'north' }, { zh: '东北', en: 'north-east' }, { zh: '东', en: 'east' }, { zh: '东南', en: 'south-east' },
  { zh: '南', en: 'south' }, { zh: '西南', en: 'south-west' }, { zh: '西', en: 'west' }, { zh: '西北', en: 'north-west' },
]
/** Of degrees clockwise of north. */
export const windOf = (bearing: number, lang: Lang) => WINDS[Math.round(bearing / 45) % 8]![lang]

/** Steps are counted to ten metres; nobody walks to the metre. */
export const roundly = (metres: number) => Math.max(10, Math.round(metres / 10) * 10)

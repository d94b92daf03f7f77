import { countInWords, lengthInWords } from './in-words.ts'
import type { Unit } from './limit.ts'

/** The sentences of an explanation. Days, moments and lengths of time come as words already. */
const zh = {
  clause: '；',
  colon: '：',
  fullStop: '。',
  began: (day: string, time: string, began: string) => `${day}${time}${began}`,
  hours: (count: number, purpose: string) => `，${count}小时内${purpose}，昼夜连续计时`,
  days: (count: number) => `，次日起算${count}个工作日`,
  daysAfterHours: (moment: string, count: number) => `小时数至${moment}届满，次日起算${count}个工作日`,
  stoppedHours: (when: string, why: string, length_ms: number) =>
    `${when}${why}，停止计时，顺延${tight(lengthInWords(length_ms, 'zh'))}`,
  stoppedDays: (when: string, why: string, days: number) =>
    `${when}${why}，停止计时，${days === 0 ? '其间没有跨过工作日，不顺延' : `顺延${days}个工作日`}`,
  stoppedStill: (since: string, why: string) => `自${since}起${why}，停止计时，恢复后重新计算最晚时间`,
  extended: (count: number, unit: Unit, why: string) => `延期${tight(countInWords(count, unit, 'zh'))}（${why}）`,
  total: (days: number, hours: number) => `合计${days}个工作日${hours === 0 ? '' : `又${hours}小时`}`,
  nth: (day: string, nth: number, holiday: string | null) =>
    `${day}${holiday === null ? '' : `因${holiday}调休上班，`}为第${nth}天`,
  andSoOn: '依次计算',
  off: (days: string, holiday: string | null) => `${days}${holiday === null ? '休息' : `${holiday}放假`}不计`,
  weekends: '其间的周六、周日休息不计',
  workedMeanwhile: (day: string, holiday: string) => `${day}因${holiday}调休上班，计算在内`,
  due: (moment: string, purpose: string) => `因此最晚${moment}前${purpose}`,
  unknownAfter: (year: number) => `${year}年的放假安排尚未公布，暂按周一至周五为工作日计算，公布后重新计算`,
  unknownBefore: (day: string) => `${day}以前的放假安排没有录入，按周一至周五为工作日计算`,
}

const en: typeof zh = {
  clause: '; ',
  colon: ': ',
  fullStop: '. ',
  began: (day, time, began) => `${began.charAt(0).toUpperCase()}${began.slice(1)} at ${time} on ${day}`,
  hours: (count, purpose) => `, to be ${purpose} within ${countInWords(count, 'hours', 'en')}, running day and night`,
  days: (count) => `; ${countInWords(count, 'working_days', 'en')}, counted from the next day`,
  daysAfterHours: (moment, count) =>
    `the hours end at ${moment}; ${countInWords(count, 'working_days', 'en')}, counted from the next day`,
  stoppedHours: (when, why, length_ms) => `on hold ${when} (${why}), which adds ${lengthInWords(length_ms, 'en')}`,
  stoppedDays: (when, why, days) =>
    `on hold ${when} (${why}), which adds ${days === 0 ? 'no working day' : countInWords(days, 'working_days', 'en')}`,
  stoppedStill: (since, why) => `on hold since ${since} (${why}); the deadline is reckoned anew when it goes on`,
  extended: (count, unit, why) => `extended by ${countInWords(count, unit, 'en')} (${why})`,
  total: (days, hours) =>
    `in all ${countInWords(days, 'working_days', 'en')}${hours === 0 ? '' : ` and ${countInWords(hours, 'hours', 'en')}`}`,
  nth: (day, nth, holiday) => `${day}${holiday === null ? '' : `, worked in exchange for ${english(holiday)},`} is day ${nth}`,
  andSoOn: 'and so on',
  off: (days, holiday) => `${days} not counted (${holiday === null ? 'weekend' : english(holiday)})`,
  weekends: 'Saturdays and Sundays in between not counted',
  workedMeanwhile: (day, holiday) => `${day} is worked in exchange for ${english(holiday)} and counted`,
  due: (moment, purpose) => `So it is to be ${purpose} by ${moment}`,
  unknownAfter: (year) =>
    `The public holidays of ${year} are not announced yet; Monday to Friday is assumed, and this is reckoned anew once they are`,
  unknownBefore: (day) => `No public holidays are on record before ${day}; Monday to Friday is assumed`,
}

export const phrases = { zh, en }

/** Inside a Chinese sentence numbers stand close to their words. */
function tight(words: string): string {
  return words.replaceAll(' ', '')
}

const HOLIDAYS: Record<string, string> = {
  元旦: "New Year's Day",
  春节: 'Spring Festival',
  清明节: 'Qingming Festival',
  劳动节: 'Labour Day',
  端午节: 'Dragon Boat Festival',
  中秋节: 'Mid-Autumn Festival',
  国庆节: 'National Day',
}

/** Notices name a joint holiday 国庆节、中秋节. A name that is not known here stays as it is. */
function english(holiday: string): string {
  return holiday.split('、').map((name) => HOLIDAYS[name] ?? name).join(' and ')
}

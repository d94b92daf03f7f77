// A wall with one made-up memory, for the tests of the app alone.
const memory = {
  id: '01900088-0000-7000-8000-000000000000', text: '钟声一响，整条街都静下来。', by: '李女士', building: 'cathedral', spotName: '圣弥厄尔大教堂', lng: 120.31, lat: 36.06,
  when: '1962', whenInWords: '1962年', decade: 1960, files: [], publishedAt: '2026-11-20T02:00:00Z',
}

exports.PUBLIC_OF_WORLD = ['memory_setup', 'memory_hall', 'memories']
/** What the office answers to the views of the historic district; nothing where it is not asked of them. */
exports.answerWorld = (method, name) => {
  if (name === 'memory_setup') return { buildings: [{ id: 'cathedral', name: '圣弥厄尔大教堂', from: 1931, until: null }], years: { from: 1898, to: 2026 }, consent: { version: '1', text: '我同意公开。' }, review: '3 个工作日', unit: 'bureau-culture-tourism' }
  if (name === 'memory_hall') return { total: 1, decades: [{ decade: 1960, name: '1960年代', count: 1, memories: [memory] }] }
  if (name === 'my_memories') return { memories: [], next: null }
  if (name === 'look_over_memory') return { marks: [{ kind: 'phone', kindName: '电话号码', start: 0, end: 11, words: '13912345678' }] }
  return undefined
}

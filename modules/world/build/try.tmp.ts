import { readFileSync, existsSync } from 'node:fs'
import { build } from './built.ts'
const f = (n: string) => JSON.parse(readFileSync(`districts/shinan/world/${n}`, 'utf8'))
const b = f('buildings.geojson'); if (existsSync('districts/shinan/world/infill.geojson')) b.features.push(...f('infill.geojson').features)
const d = { place: f('place.json'), buildings: b, streets: f('streets.geojson'), grounds: f('grounds.geojson'), spots: f('spots.geojson'), props: f('props.geojson') }
let r!: ReturnType<typeof build>
for (let i = 0; i < 2; i++) { const t = performance.now(); r = build(d as never); console.log('ms', performance.now() - t) }
const sum = (g: (c: any) => number, l = r.near) => l.reduce((s, c) => s + g(c), 0)
console.log('chunks', r.near.length, 'far', r.far.length, 'vertices', sum((c) => c.building.length), 'tris', sum((c) => c.indices.length / 3), 'base', sum((c) => c.detailFrom / 3), 'farv', sum((c) => c.building.length, r.far))
const per = new Map<number, number>(); for (const c of r.near) for (let i = 0; i < c.indices.length; i += 3) { const id = c.building[c.indices[i]!]!; per.set(id, (per.get(id) ?? 0) + 1) }
console.log([...per].sort((a, b) => b[1] - a[1]).slice(0, 16).map(([i, n]) => `${r.buildings[i - 1]?.id ?? 'ground'} ${n}`).join(', '))
console.log('bad', sum((c) => c.position.some((v: number) => v <= -32768 || v >= 32767) ? 1 : 0), r.near.some((c) => [...c.uv].some((v) => !Number.isFinite(v))))
const kinds = new Map<string, number>(); for (const c of r.near) for (let i = 0; i < c.indices.length; i += 3) { const v = c.indices[i]!; if (c.building[v]) continue; const k = `${c.style[v * 4]}/${c.style[v * 4 + 2]}`; kinds.set(k, (kinds.get(k) ?? 0) + 1) }
console.log([...kinds].sort((a, b) => b[1] - a[1]).map((x) => x.join(' ')).join(', '))

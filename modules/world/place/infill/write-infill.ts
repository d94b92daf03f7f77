import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { departures } from '../faults.ts'
import { loadDistrict } from '../load-district.ts'
import { Fabric } from './fabric.ts'
import { infill } from './make-infill.ts'

/**
 * `npm run world:infill [-- <folder of a place>]`: writes infill.geojson anew from infill.json, one house a line. What people
 * changed in infill.geojson since is lost: houses that are surveyed belong into buildings.geojson, where the tool keeps off them.
 */
const folder = process.argv[2] ?? 'districts/shinan/world'
const fabric = JSON.parse(readFileSync(join(folder, 'infill.json'), 'utf8')) as Fabric
const wrong = departures(Fabric, fabric)
if (wrong.length) throw new Error(wrong.map(({ at, says }) => `${join(folder, 'infill.json')}: ${at} ${says.zh} (${says.en})`).join('\n'))
const houses = infill(loadDistrict(folder, ['place.json', 'buildings.geojson', 'streets.geojson', 'grounds.geojson', 'spots.geojson', 'props.geojson']), fabric)
writeFileSync(join(folder, 'infill.geojson'), `{"type":"FeatureCollection","features":[\n${houses.map((house) => JSON.stringify(house)).join(',\n')}\n]}\n`)
console.log(`${houses.length} houses, ${houses.filter(({ properties }) => properties.end_date).length} of them gone since`)

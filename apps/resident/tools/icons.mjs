// Draws every icon of the app from one table: PNG for the tab bar (WeChat wants 81 x 81), a mask in CSS for the rest.
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'

const here = path.resolve(import.meta.dirname, '..')
const REST = '#6b5b51'
const CHOSEN = '#a8371c'

// 24 x 24, stroked with round ends. A path that starts with "!" is filled instead.
const shapes = {
  // the four sections
  livelihood: ['M3.5 11.2 12 4l8.5 7.2', 'M5.8 9.6V20h12.4V9.6', 'M12 17.2s-3.3-2-3.3-4.2a1.75 1.75 0 0 1 3.3-.85 1.75 1.75 0 0 1 3.3.85c0 2.2-3.3 4.2-3.3 4.2z'],
  development: ['M12 20.5v-8.2', 'M12 14.6C12 10.6 9 8.6 4.6 8.6c0 4.2 3 6.2 7.4 6', 'M12 11.4c0-4.4 2.8-6.9 7.4-7.4.3 4.8-2.6 7.6-7.4 7.4', 'M7.5 20.5h9'],
  enforcement: ['M12 3.6v16.8', 'M8 20.4h8', 'M4.6 6.6 12 5.2l7.4 1.4', 'M4.6 6.6 2.4 12.4a2.6 2.6 0 0 0 4.6 0z', 'M19.4 6.6l-2.2 5.8a2.6 2.6 0 0 0 4.6 0z'],
  mine: ['M5 4.2h14v16.6l-3-1.9-2 1.9-2-1.9-2 1.9-2-1.9-3 1.9z', 'M8.6 9h6.8', 'M8.6 13h4.4'],
  // things to do
  back: ['M14.8 5 8 12l6.8 7'],
  next: ['M9.2 5 16 12l-6.8 7'],
  close: ['M6 6l12 12', 'M18 6 6 18'],
  plus: ['M12 5v14', 'M5 12h14'],
  pen: ['M4.5 19.5l.9-4.1L16.2 4.6l3.2 3.2L8.6 18.6z', 'M14 6.8l3.2 3.2'],
  camera: ['M4 8h3.4l1.6-2.4h6L16.6 8H20v11H4z', 'M12 10.2a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4z'],
  mic: ['M12 3.8a2.7 2.7 0 0 0-2.7 2.7v5a2.7 2.7 0 0 0 5.4 0v-5A2.7 2.7 0 0 0 12 3.8z', 'M6 11.4a6 6 0 0 0 12 0', 'M12 17.4v3'],
  stop: ['!M7 7h10v10H7z'],
  play: ['!M8.5 5.6v12.8l10-6.4z'],
  pin: ['M12 20.8s-6.6-5.7-6.6-10.9a6.6 6.6 0 0 1 13.2 0c0 5.2-6.6 10.9-6.6 10.9z', 'M12 7.6a2.4 2.4 0 1 0 0 4.8 2.4 2.4 0 0 0 0-4.8z'],
  retry: ['M19 12a7 7 0 1 1-2.1-5', 'M19.3 3.6v4h-4'],
  phone: ['M6.2 4.4h3l1.3 3.9-1.9 1.4a11 11 0 0 0 5.7 5.7l1.4-1.9 3.9 1.3v3a1.6 1.6 0 0 1-1.8 1.6A14.6 14.6 0 0 1 4.6 6.2a1.6 1.6 0 0 1 1.6-1.8z'],
  settings: ['M5 7h8', 'M17 7h2', 'M15 5.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6z', 'M5 17h2', 'M11 17h8', 'M9 15.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6z', 'M5 12h14'],
  bell: ['M6.2 16.6V11a5.8 5.8 0 0 1 11.6 0v5.6', 'M4.4 16.6h15.2', 'M10.4 19.6a1.8 1.8 0 0 0 3.2 0', 'M12 3.4v1.8'],
  out: ['M10 4.6H5v14.8h5', 'M14.4 8l4 4-4 4', 'M18 12H9.4'],
  wechat: ['M9.4 4.6C5.6 4.6 2.8 7 2.8 10c0 1.7 1 3.200 2.500 4.200l-.6 2.200 2.500-1.300c.7.2 1.400.3 2.200.3', 'M15 9.400c-3.400 0-6.200 2.200-6.200 5s2.800 5 6.200 5c.7 0 1.300-.1 1.900-.3l2.300 1.200-.6-2c1.500-.9 2.600-2.300 2.600-3.900 0-2.800-2.800-5-6.200-5z'],
  shield: ['M12 3.600l7 2.600v5.200c0 4.400-2.900 7.600-7 9-4.100-1.400-7-4.600-7-9V6.200z', 'M9 12l2.200 2.200L15.200 10'],
  seal: ['M12 3.4a5 5 0 0 0-2.600 9.300c.7.500.9 1.200.6 2.100l-.3.900h4.600l-.3-.9c-.3-.9-.1-1.600.6-2.100A5 5 0 0 0 12 3.400z', 'M5.200 15.700h13.600v2.600H5.200z', 'M6.400 20.800h11.200'],
  // what is so
  check: ['M5 12.6l4.6 4.6L19.2 7'],
  clock: ['M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16z', 'M12 7.8V12l3 2'],
  late: ['M12 4.2 21 19.4H3z', 'M12 9.6v4.6', 'M12 16.9v.1'],
  people: ['M9 5.2a2.9 2.9 0 1 0 0 5.8 2.9 2.9 0 0 0 0-5.8z', 'M3.4 19c0-3.2 2.4-5.2 5.6-5.2s5.6 2 5.6 5.2', 'M15.4 5.6a2.7 2.7 0 0 1 0 5.2', 'M17 14.2c2.2.6 3.6 2.4 3.6 4.8'],
  office: ['M4.4 20.4h15.2', 'M6 20V9.8l6-5.4 6 5.4V20', 'M10 20v-4.6h4V20', 'M12 9.4v2'],
  lock: ['M6.4 11h11.2v9H6.4z', 'M8.8 11V8a3.2 3.2 0 0 1 6.4 0v3'],
  offline: ['M4.6 9.4A11 11 0 0 1 9 6.9', 'M13.4 6.5a11 11 0 0 1 6 2.9', 'M8 13.2a6 6 0 0 1 2.4-1.5', 'M14.6 12.1c.5.3 1 .7 1.4 1.1', 'M12 17v.1', 'M5 4l14 16'],
  happy: ['M12 3.6a8.4 8.4 0 1 0 0 16.8 8.4 8.4 0 0 0 0-16.8z', 'M9 9.8v.6', 'M15 9.8v.6', 'M8.2 13.6c1.8 3 5.8 3 7.6 0'],
  fair: ['M12 3.6a8.4 8.4 0 1 0 0 16.8 8.4 8.4 0 0 0 0-16.8z', 'M9 9.8v.6', 'M15 9.8v.6', 'M8.6 15h6.8'],
  sad: ['M12 3.6a8.4 8.4 0 1 0 0 16.8 8.4 8.4 0 0 0 0-16.8z', 'M9 9.8v.6', 'M15 9.8v.6', 'M8.2 16c1.8-2.8 5.8-2.8 7.6 0'],
}

const draw = (paths, colour, width) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round">` +
  paths.map((d) => (d.startsWith('!') ? `<path d="${d.slice(1)}" fill="${colour}"/>` : `<path d="${d}"/>`)).join('') +
  '</svg>'

mkdirSync(path.join(here, 'src/icons'), { recursive: true })
for (const name of ['livelihood', 'development', 'enforcement', 'mine']) {
  for (const [suffix, colour, width] of [['', REST, 1.6], ['-chosen', CHOSEN, 2]]) {
    await sharp(Buffer.from(draw(shapes[name], colour, width)), { density: 400 }).resize(81, 81).png({ palette: true }).toFile(path.join(here, `src/icons/${name}${suffix}.png`))
  }
}

const inline = (svg) => `url("data:image/svg+xml,${svg.replaceAll('"', "'").replaceAll('#', '%23').replaceAll('<', '%3C').replaceAll('>', '%3E')}")`
const rules = Object.entries(shapes).map(([name, paths]) => `.icon-${name} { --icon: ${inline(draw(paths, '#000', 1.8))}; }`)
writeFileSync(path.join(here, 'src/ui/icons.css'), `/* Written by tools/icons.mjs. */\n${rules.join('\n')}\n`)

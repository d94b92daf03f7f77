import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create, type Font } from 'fontkit'

const require = createRequire(import.meta.url)
const faces = new Map<Weight, Font>()

export type Weight = 'regular' | 'bold'

const FILES: Record<Weight, () => string> = {
  regular: () => require.resolve('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'),
  bold: () => require.resolve('@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf'),
}

/** A typeface, read once for all documents: it knows some 30,000 characters, those of rare names among them. */
export function faceOf(weight: Weight): Font {
  let face = faces.get(weight)
  if (!face) {
    face = create(readFileSync(FILES[weight]())) as Font
    faces.set(weight, Object.assign(face, { layout: inARow }))
  }
  return face
}

/** Chinese is set one character after the other: the tables for joining and kerning would take half a second to read. */
function inARow(this: Font, text: string) {
  const glyphs = this.glyphsForString(text)
  const positions = glyphs.map(({ advanceWidth }) => ({ xAdvance: advanceWidth, yAdvance: 0, xOffset: 0, yOffset: 0 }))
  return { glyphs, positions, advanceWidth: glyphs.reduce((sum, { advanceWidth }) => sum + advanceWidth, 0) }
}

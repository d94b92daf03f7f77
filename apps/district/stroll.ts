import { heightAt } from '#modules/world/build/heights.ts'
import { standingHeight } from '#modules/world/build/grounds.ts'
import { middleOf } from '#modules/world/build/polygon.ts'
import type { Built, Standing } from '#modules/world/build/built.ts'
import type { District } from '#modules/world/place/features.ts'
import { type OnPlan, planAt } from '#modules/world/place/on-plan.ts'
import { lightAt } from '#modules/world/scene/light.ts'
import { frameWatch } from '#modules/world/scene/quality.ts'
import { openStage, type Stage } from '#modules/world/scene/stage.ts'
import { footing } from '#modules/world/walk/footing.ts'
import { pick } from '#modules/world/walk/pick.ts'
import { streetAt } from '#modules/world/walk/street-here.ts'
import { ways } from '#modules/world/walk/way.ts'
import type { Asked, Told } from './build.worker.ts'
import { chart } from './chart.ts'
import { controls } from './controls.ts'
import { isOpen, listPlaces, openSheet, sayAll, sayHour, sayStreet, sayYear, showCard } from './panels.ts'
import { $, page, say } from './words.ts'

const EYE_M = 1.65
const WALK_MPS = 1.4
const JOG_MPS = 3
/** The clocks of the place. */
const UTC_HOURS = 8

const CORNERS = [[1, 0], [0, 1], [-1, 0], [0, -1], [0.7, 0.7], [-0.7, 0.7], [0.7, -0.7], [-0.7, -0.7]] as const

const asked = new URLSearchParams(location.search)
const lessMotion = matchMedia('(prefers-reduced-motion: reduce)')

/** Opens the place and lets somebody walk in it. `giveUp` is called when the device cannot keep up a picture. */
export async function stroll(district: District, giveUp: () => void) {
  const { place } = district
  const worker = new Worker(new URL('./build.worker.ts', import.meta.url), { type: 'module' })
  const ask = (what: Asked) => worker.postMessage(what)
  const built = await new Promise<Built>((done, failed) => {
    worker.onerror = ({ message }) => failed(new Error(message))
    worker.onmessage = ({ data }: MessageEvent<Told>) => void ('built' in data && done(data.built))
    ask({ district })
  })
  const { toPlan } = planAt(place.origin)
  const ground = footing(built.buildings, built.areas)
  const wayTo = ways(built.lines, ground)
  const yAt = standingHeight(built.heights, built.areas)

  const now = new Date(Date.now() + UTC_HOURS * 3_600_000)
  let day = asked.get('date') ?? now.toISOString().slice(0, 10)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) day = now.toISOString().slice(0, 10)
  let year = clamp(Number(asked.get('year') ?? place.years.to), place.years.from, place.years.to)
  let minutes = asked.has('hour') ? clamp(Number(asked.get('hour')) * 60, 0, 1439) : 9 * 60 + 30
  /** The end of the year chosen: what was finished in it stands. */
  const moment = () => year + 0.999

  const me = { x: 0, z: 0, heading: 0, pitch: 0.03, y: 0 }
  let way: OnPlan[] = []
  let marked: Standing | undefined
  let stage = openHere(startLevel())
  let losses = 0
  let shadeAsked = { x: Infinity, z: 0, year: 0, light: -1, isOut: false }
  const watch = frameWatch()
  const drawPlan = () => isOpen('map') && plan.draw(me, moment(), way, marked)
  const plan = chart($<HTMLCanvasElement>('chart'), built)

  worker.onmessage = ({ data }: MessageEvent<Told>) => {
    if (!('shade' in data)) return
    shadeAsked.isOut = false
    stage.setShade(data.shade)
    kept = { ...kept, ...data.shade }
  }
  let kept: Parameters<Stage['setShade']>[0] | undefined

  function openHere(level: number): Stage {
    const canvas = document.createElement('canvas')
    $('view').replaceChildren(canvas)
    const opened = openStage(canvas, built, { quality: level, isStill: lessMotion.matches })
    opened.setYear(moment())
    canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault()
      if (canvas.parentElement === null) return
      // Drawn anew from the shapes that we hold, a step simpler; who loses it again and again reads instead.
      if (++losses > 2) return end()
      reopen(Math.max(2, level + 1))
    })
    return opened
  }
  function reopen(level: number) {
    const old = stage
    try {
      stage = openHere(level)
    } catch (error) {
      console.warn(error)
      return end()
    }
    old.close()
    if (kept) stage.setShade(kept)
    light()
    stage.mark(marked ? built.buildings.indexOf(marked) + 1 : 0)
  }
  let isOver = false
  function end() {
    isOver = true
    worker.terminate()
    giveUp()
  }

  function light() {
    const at = new Date(Date.parse(`${day}T00:00:00Z`) + minutes * 60_000 - UTC_HOURS * 3_600_000)
    const found = lightAt(at, place.origin[1], place.origin[0])
    stage.setLight(found)
    return found
  }
  /** The shade follows the sun, the year and the visitor; one question at a time. */
  function shade() {
    if (shadeAsked.isOut || (shadeAsked.light === minutes && shadeAsked.year === year && Math.hypot(shadeAsked.x - me.x, shadeAsked.z - me.z) < 150)) return
    const isNew = shadeAsked.year !== year || Math.hypot(shadeAsked.x - me.x, shadeAsked.z - me.z) >= 150
    const { x, z } = isNew ? { x: Math.round(me.x / 8) * 8, z: Math.round(me.z / 8) * 8 } : shadeAsked
    shadeAsked = { x, z, year, light: minutes, isOut: true }
    ask({ shade: { x, z, year: moment(), sun: light().direction } })
  }

  function stand(at: OnPlan, heading: number) {
    const free = ground.freeNear(at, moment())
    Object.assign(me, free, { heading, pitch: 0.03, y: Math.max(-0.2, yAt(free.x, free.z)) })
    way = []
  }
  function spawn(id: string | null) {
    const { at, towards } = place.spawns.find((one) => one.id === id) ?? place.spawns[0]!
    stand(toPlan(at), (towards * Math.PI) / 180)
  }
  /** Before a house: as far off as it is high, on the side that lies open. */
  function before(house: Standing) {
    const middle = middleOf(house.ring)
    const wide = Math.max(...house.ring.map(({ x, z }) => Math.hypot(x - middle.x, z - middle.z)))
    const away = Math.min(60, Math.max(14, house.properties.height * 1.15, wide * 0.95))
    const spots = [0.4, 0.65, 1, 1.7, 3, 5, 8].flatMap((times) => Array.from({ length: 24 }, (_, i) => {
      const turn = (i / 24) * 2 * Math.PI, [c, s] = [Math.cos(turn), Math.sin(turn)]
      const edge = Math.max(...house.ring.map(({ x, z }) => (x - middle.x) * c + (z - middle.z) * s))
      const at = { x: middle.x + c * (edge + away * times), z: middle.z + s * (edge + away * times) }
      const towardsFront = house.front === undefined ? s * 0.4 : 2 * (c * Math.sin(house.front) - s * Math.cos(house.front))
      const isOpenUpTo = ground.isOpen(at, { x: middle.x + c * (edge + 1), z: middle.z + s * (edge + 1) }, moment())
      return { at, score: !ground.isFree(at.x, at.z, moment()) ? -9 : towardsFront + (isOpenUpTo ? 2.5 : 0) + (streetAt(built.lines, at.x, at.z) ? 0.3 : 0) - Math.abs(Math.log2(times)) - 0.5 * CORNERS.filter(([dx, dz]) => ground.houseAt(at.x + dx * 6, at.z + dz * 6, moment())).length }
    }))
    const { at } = spots.reduce((best, one) => (one.score > best.score ? one : best))
    stand(at, 0)
    me.heading = Math.atan2(middle.x - me.x, me.z - middle.z)
    me.pitch = Math.min(0.4, Math.atan2(house.properties.height * 0.42, Math.hypot(middle.x - me.x, middle.z - me.z)))
  }
  /** Before a building that stands, or at a spot of that name. */
  function lookAt(id: string | null) {
    const house = built.buildings.find((one) => one.id === id && one.from <= moment() && one.to > moment())
    if (house) before(house)
    else spawn(id)
  }
  function mark(house: Standing | undefined) {
    marked = house
    stage.mark(house ? built.buildings.indexOf(house) + 1 : 0)
    if (house) showCard(house, district, year)
    else if (isOpen('card')) openSheet(undefined)
  }

  const steer = controls($('view'), $('stick'), {
    look(heading, pitch) {
      me.heading += heading
      me.pitch = clamp(me.pitch + pitch, -1.2, 1.3)
    },
    tap(x, y) {
      const box = $('view').getBoundingClientRect()
      const { camera } = stage
      const tan = Math.tan((camera.fov * Math.PI) / 360)
      const [u, v] = [(((x - box.left) / box.width) * 2 - 1) * tan * camera.aspect, (1 - ((y - box.top) / box.height) * 2) * tan]
      const d = camera.localToWorld(camera.position.clone().set(u, v, -1)).sub(camera.position).normalize()
      const found = pick([camera.position.x, camera.position.y, camera.position.z], [d.x, d.y, d.z], moment(), ground, yAt)
      mark(found?.house)
      if (found && !found.house) go(found.at)
    },
  })
  function go(to: OnPlan) {
    const goal = ground.freeNear(to, moment())
    const found = Math.hypot(goal.x - to.x, goal.z - to.z) < 12 ? wayTo(me, goal, moment()) : undefined
    way = found ?? []
    if (!found) note(say('no_way'))
  }
  let noteEnds = 0
  function note(text: string) {
    $('hint').textContent = text
    $('hint').classList.add('shown')
    noteEnds = performance.now() + 3500
  }

  function step(seconds: number) {
    const wish = steer.wish()
    me.heading += wish.turn * seconds * 1.5
    const speed = (wish.isHurried ? JOG_MPS : WALK_MPS) * seconds
    let by: OnPlan | undefined
    if (wish.forward !== 0 || wish.sideways !== 0) {
      way = []
      const [s, c] = [Math.sin(me.heading), Math.cos(me.heading)]
      by = { x: (s * wish.forward + c * wish.sideways) * speed, z: (-c * wish.forward + s * wish.sideways) * speed }
    } else if (way.length > 0) {
      const to = way[0]!, [dx, dz] = [to.x - me.x, to.z - me.z], far = Math.hypot(dx, dz)
      const left = way.reduce((sum, p, i) => sum + Math.hypot(p.x - (way[i - 1] ?? me).x, p.z - (way[i - 1] ?? me).z), 0)
      const stride = Math.min(far, (left > 25 ? JOG_MPS * 1.6 : WALK_MPS) * seconds)
      by = { x: (dx / (far || 1)) * stride, z: (dz / (far || 1)) * stride }
      const turn = Math.atan2(Math.sin(Math.atan2(dx, -dz) - me.heading), Math.cos(Math.atan2(dx, -dz) - me.heading))
      if (far > 1) me.heading += turn * Math.min(1, seconds * 2.5)
      if (far - stride < 0.3) way = way.slice(1)
    }
    if (by) {
      const next = ground.walk(me, by, moment())
      if (way.length > 0 && Math.hypot(next.x - me.x, next.z - me.z) < 0.2 * Math.hypot(by.x, by.z)) way = []
      me.x = next.x
      me.z = next.z
    }
    // Eyes glide over kerbs and steps.
    me.y += (Math.max(-0.2, yAt(me.x, me.z)) - me.y) * Math.min(1, seconds * 9)
  }

  function setYear(to: number) {
    year = to
    stage.setYear(moment())
    sayYear(year, place)
    const free = ground.freeNear(me, moment())
    Object.assign(me, free)
    if (marked && (marked.from > moment() || marked.to <= moment())) mark(undefined)
    listPlaces(district, built.buildings, moment(), goes)
  }
  const goes = {
    spawn(id: string) {
      spawn(id)
      openSheet(undefined)
      $('view').focus()
    },
    house(house: Standing) {
      lookAt(house.id)
      mark(house)
      $('view').focus()
    },
  }
  const draw = () => {
    sayAll(place, steer.isTouch())
    setYear(year)
    sayHour(minutes)
    if (marked && isOpen('card')) showCard(marked, district, year)
  }

  const [yearInput, hourInput] = [$<HTMLInputElement>('year'), $<HTMLInputElement>('hour')]
  yearInput.min = String(place.years.from)
  yearInput.max = String(place.years.to)
  yearInput.value = String(year)
  hourInput.value = String(minutes)
  yearInput.oninput = () => setYear(Number(yearInput.value))
  hourInput.oninput = () => {
    minutes = Number(hourInput.value)
    sayHour(minutes)
    light()
  }
  for (const sheet of ['places', 'map'] as const) $(`open-${sheet}`).onclick = () => {
    openSheet(isOpen(sheet) ? undefined : sheet)
    drawPlan()
  }
  $('chart').onclick = (event) => go(plan.at(event.clientX, event.clientY))
  $('language').onclick = () => {
    page.lang = page.lang === 'zh' ? 'en' : 'zh'
    localStorage.setItem('district-lang', page.lang)
    draw()
  }
  addEventListener('keydown', ({ key }) => void (key === 'Escape' && (mark(undefined), openSheet(undefined), $('view').focus())))
  new ResizeObserver(() => stage.resize()).observe($('view'))

  lookAt(asked.get('at'))
  if (asked.has('xz')) {
    const [x = 0, z = 0, towards = 0, up = 2] = asked.get('xz')!.split(',').map(Number)
    stand({ x, z }, (towards * Math.PI) / 180)
    me.pitch = (up * Math.PI) / 180
  }
  if (!$('times').hidden) $('times').classList.add('ready')
  draw()
  light()
  shade()
  note($('hint').textContent)
  noteEnds += 4000

  let before_ = performance.now(), drawn = 0
  await new Promise<void>((first) => {
    function frame(at: number) {
      if (isOver) return
      requestAnimationFrame(frame)
      if (document.hidden) return
      const ms = at - before_
      before_ = at
      step(Math.min(0.1, ms / 1000))
      shade()
      stage.draw({ x: me.x, y: me.y + EYE_M, z: me.z, heading: me.heading, pitch: me.pitch })
      if (drawn++ % 12 === 0) {
        sayStreet(streetAt(built.lines, me.x, me.z), year)
        drawPlan()
      }
      if (drawn === 1) {
        $('loading').hidden = true
        performance.mark('first-walkable-view')
        first()
      }
      if (noteEnds && performance.now() > noteEnds) {
        $('hint').classList.remove('shown')
        noteEnds = 0
      }
      if (!asked.has('quality') && watch(ms) && stage.level() < 4) {
        // Smooth edges are chosen when a canvas is made.
        if (stage.level() === 0) reopen(1)
        else stage.setLevel(stage.level() + 1)
      }
    }
    requestAnimationFrame(frame)
  })
  // For whoever measures.
  Object.assign(window, { district: { me, go, info: () => stage.renderer.info, level: () => stage.level(), isFree: () => ground.isFree(me.x, me.z, moment()), draw: () => stage.draw({ ...me, y: me.y + EYE_M }), heightAt: () => heightAt(built.heights, me.x, me.z) } })
}

function startLevel(): number {
  const wanted = asked.get('quality')
  if (wanted) return clamp(Number(wanted), 0, 4)
  return matchMedia('(pointer: coarse)').matches || (navigator.hardwareConcurrency ?? 4) < 4 ? 1 : 0
}

const clamp = (value: number, least: number, most: number) => Math.max(least, Math.min(most, Number.isFinite(value) ? value : most))

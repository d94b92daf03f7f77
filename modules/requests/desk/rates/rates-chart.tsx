import { CustomChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { type EChartsCoreOption, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { say, t } from '#apps/desk/kit/words.ts'
import { type Measure, MEASURES, percent, type RateRow } from './rate-words.ts'

use([CustomChart, LineChart, GridComponent, TooltipComponent, LegendComponent, AriaComponent, SVGRenderer])

type Props = { rows: readonly RateRow[]; by: string; measure: Measure }

/** Months as lines; others as a dot with its interval, so that two that overlap are seen to overlap. */
export function RatesChart({ rows, by, measure }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const height = by === 'month' ? 260 : Math.max(110, shownIn(rows, measure).length * 26 + 44)
  useEffect(() => {
    const chart = init(box.current!, undefined, { renderer: 'svg' })
    chart.setOption(by === 'month' ? months(rows) : dots(rows, measure))
    const sight = new ResizeObserver(() => chart.resize())
    sight.observe(box.current!)
    return () => { sight.disconnect(); chart.dispose() }
  }, [rows, by, measure, height])
  return <div ref={box} className="rates-chart" style={{ height }} role="img" aria-label={by === 'month' ? t('各率逐月变化图，数字见下表', 'The rates by month; figures in the table below') : t(`${say(MEASURES.find((one) => one.id === measure)!.name)}及其置信区间图，数字见下表`, 'The rate and its interval; figures in the table below')} />
}

const axis = { type: 'value', max: 1, min: (value: { min: number }) => Math.max(0, Math.floor(value.min * 10 - 0.5) / 10), axisLabel: { formatter: (share: number) => `${Math.round(share * 100)}%`, color: '#4a525a', hideOverlap: true }, splitLine: { lineStyle: { color: '#ece7df' } } }
const COLOURS = ['#0b568c', '#d2481f', '#6b4a99', '#17703f']

function months(rows: readonly RateRow[]): EChartsCoreOption {
  return {
    grid: { left: 50, right: 20, top: 36, bottom: 28 }, legend: { top: 0 }, tooltip: { trigger: 'axis', valueFormatter: (value: unknown) => (typeof value === 'number' ? percent(value) : t('样本不足', 'too few')) },
    xAxis: { type: 'category', data: rows.map((row) => row.name), axisLabel: { color: '#4a525a' } }, yAxis: axis,
    series: MEASURES.map((one, i) => ({ type: 'line', name: say(one.name), data: rows.map((row) => row[one.id].rate), symbol: ['circle', 'rect', 'diamond', 'triangle'][i], symbolSize: 8, color: COLOURS[i], lineStyle: { type: (['solid', 'dashed', [8, 3, 2, 3], 'dotted'] as const)[i] } })),
  }
}

/** Only what has a rate, the best on top. */
const shownIn = (rows: readonly RateRow[], measure: Measure) => rows.filter((row) => row[measure].rate !== null).toSorted((a, b) => a[measure].rate! - b[measure].rate!).slice(-30)

function dots(rows: readonly RateRow[], measure: Measure): EChartsCoreOption {
  const shown = shownIn(rows, measure)
  return {
    grid: { left: 8, right: 24, top: 8, bottom: 24, containLabel: true },
    tooltip: { trigger: 'item', formatter: ({ dataIndex }: { dataIndex: number }) => { const row = shown[dataIndex]!; const rate = row[measure]; return `${row.name}<br>${percent(rate.rate!)} (${rate.yes}/${rate.of})` } },
    xAxis: { ...axis, min: ({ min }: { min: number }) => Math.max(0, Math.floor((min - 0.02) * 20) / 20) }, yAxis: { type: 'category', data: shown.map((row) => row.name), axisTick: { show: false }, axisLabel: { color: '#1d2329' } },
    series: [{
      type: 'custom', encode: { x: [1, 2, 3], y: 0 }, data: shown.map((row, i) => [i, row[measure].rate, row[measure].low ?? row[measure].rate, row[measure].high ?? row[measure].rate]),
      renderItem: (_params: unknown, api: { value: (i: number) => number; coord: (point: number[]) => number[] }) => {
        const at = (i: number) => api.coord([api.value(i), api.value(0)])
        const [[x = 0, y = 0], [low = 0], [high = 0]] = [at(1), at(2), at(3)]
        return { type: 'group', children: [{ type: 'line', shape: { x1: low, y1: y, x2: high, y2: y }, style: { stroke: '#9fbdd3', lineWidth: 5, lineCap: 'round' } }, { type: 'circle', shape: { cx: x, cy: y, r: 5 }, style: { fill: COLOURS[0] } }] }
      },
    }],
  }
}

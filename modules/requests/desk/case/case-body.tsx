import type { CaseScreen } from '../ask.ts'
import { type Setup, unitName } from '../setup.ts'
import { AnswerPart } from './answer-part.tsx'
import { CallBackPart } from './call-back-part.tsx'
import { ClocksPart } from '#apps/desk/kit/clocks-part.tsx'
import { HistoryPart } from './history-part.tsx'
import { NearPart } from './near-part.tsx'
import { PendingPart } from './pending-part.tsx'
import { PeoplePart } from './people-part.tsx'
import { PlacePart } from './place-part.tsx'
import { ReadingsPart } from './readings-part.tsx'
import { ReportersPart } from './reporters-part.tsx'
import { RequestPart } from './request-part.tsx'
import { UnitsPart } from './units-part.tsx'

export function CaseBody({ kase, setup, onOpen }: { kase: CaseScreen; setup: Setup | undefined; onOpen: (id: string) => void }) {
  return (
    <div className="case-body">
      <div className="case-main">
        <PendingPart kase={kase} setup={setup} onOpen={onOpen} />
        <RequestPart kase={kase} />
        <ReportersPart kase={kase} onOpen={onOpen} />
        <AnswerPart kase={kase} />
        <CallBackPart kase={kase} />
        <HistoryPart kase={kase} />
      </div>
      <div className="case-side">
        <ClocksPart clocks={kase.clocks} whose={(clock) => (clock.kind === 'assist' && clock.unit ? unitName(setup, clock.unit) : null)} />
        <UnitsPart kase={kase} setup={setup} />
        <PeoplePart kase={kase} />
        <ReadingsPart kase={kase} />
        <PlacePart kase={kase} setup={setup} />
        <NearPart kase={kase} onOpen={onOpen} />
      </div>
    </div>
  )
}

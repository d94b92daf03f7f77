import { reckoning } from '#kernel/clocks/reckoning.ts'
import type { Module } from '#kernel/module.ts'
import { addAssist } from './add-assist.ts'
import { addNote } from './add-note.ts'
import { addWords } from './add-words.ts'
import type { Advice } from './advice.ts'
import { adjudicate } from './adjudicate.ts'
import { assign } from './assign.ts'
import { answerAtOnce } from './answer-at-once.ts'
import { answerSupervision } from './answer-supervision.ts'
import { answer } from './answer.ts'
import { approveAnswer } from './approve-answer.ts'
import { askResident } from './ask-resident.ts'
import { callAboutDelay } from './call-about-delay.ts'
import { clocks } from './clocks.ts'
import { decideExtension } from './decide-extension.ts'
import { decline } from './decline.ts'
import { definitionKinds, folder } from './definition-kinds.ts'
import { dispatch } from './dispatch.ts'
import { disputeRating } from './dispute-rating.ts'
import { exclude } from './exclude.ts'
import { exportRoute } from './export-csv.ts'
import { finishAssist } from './finish-assist.ts'
import { giveOpinion } from './give-opinion.ts'
import { answerWith, joiningHearings, noteJoined } from './joining.ts'
import { liftSupervision } from './lift-supervision.ts'
import { mergeInto } from './merge-into.ts'
import { notices } from './notices.ts'
import { outsideAnswered } from './outside-answered.ts'
import { publishCatalogueRoute } from './publish-catalogue.ts'
import { rate } from './rate.ts'
import { reassign } from './reassign.ts'
import { reckonAgain } from './reckon-again.ts'
import { recategorise } from './recategorise.ts'
import { recordCallBack } from './record-call-back.ts'
import { recordContact } from './record-contact.ts'
import { recordImport } from './record-import.ts'
import { recuse } from './recuse.ts'
import { referOutside } from './refer-outside.ts'
import { reopen } from './reopen.ts'
import { requestExtension } from './request-extension.ts'
import { request } from './request.ts'
import { returnDispatch } from './return-dispatch.ts'
import { ring } from './ring.ts'
import { sendBackAnswer } from './send-back-answer.ts'
import { settleDispute } from './settle-dispute.ts'
import { signFor } from './sign-for.ts'
import { noteSplit, split } from './split.ts'
import { submitByPhone } from './submit-by-phone.ts'
import { submitFromOpen311 } from './submit-from-open311.ts'
import { submit } from './submit.ts'
import { supervise } from './supervise.ts'
import { supplyInfo } from './supply-info.ts'
import { unmerge } from './unmerge.ts'
import { assignment } from './views/assignment.ts'
import { caller } from './views/caller.ts'
import { oneCase } from './views/case.ts'
import { catalogueView } from './views/catalogue-view.ts'
import { counts } from './views/counts.ts'
import { map } from './views/map.ts'
import { mine } from './views/mine.ts'
import { myCase } from './views/my-case.ts'
import { place } from './views/place.ts'
import { publicCases } from './views/public-cases.ts'
import { publicCatalogue } from './views/public-catalogue.ts'
import { publicRates } from './views/public-rates.ts'
import { rateCases } from './views/rate-cases.ts'
import { rates } from './views/rates.ts'
import { setup } from './views/setup.ts'
import { similar } from './views/similar.ts'
import { suggest } from './views/suggest.ts'
import { worklist } from './views/worklist.ts'
import { withdraw } from './withdraw.ts'

/** 诉求 (暖南诉办): what residents and firms ask of the district. */
export const requestsModule = (advice: Advice): Module => ({
  name: 'requests',
  migrations: new URL('./migrations/', import.meta.url),
  kinds: [request],
  clocks,
  opens: [submit, submitByPhone, split, submitFromOpen311, recordImport],
  // In the order in which buttons are offered.
  verbs: [
    dispatch, answerAtOnce, decline, mergeInto, adjudicate, reassign, recategorise, recuse, unmerge,
    signFor, assign, recordContact, giveOpinion, returnDispatch, askResident, addNote, addAssist, finishAssist, referOutside, outsideAnswered, requestExtension, decideExtension,
    answer, approveAnswer, sendBackAnswer, recordCallBack, callAboutDelay, settleDispute,
    supplyInfo, addWords, rate, reopen, disputeRating, withdraw,
    supervise, answerSupervision, liftSupervision, exclude,
    ring, reckonAgain, noteJoined, answerWith, noteSplit,
  ],
  views: [setup, suggest(advice), assignment, similar(advice), place, mine, myCase, worklist, counts, map, oneCase, caller, rates, rateCases, catalogueView, publicRates, publicCatalogue, publicCases],
  hearings: joiningHearings,
  definitions: definitionKinds,
  duties: [reckoning(reckonAgain)],
  notices,
  routes(app, office) {
    publishCatalogueRoute(app, office)
    exportRoute(app, office)
  },
  folder,
})

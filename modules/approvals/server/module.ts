import { reckoning } from '#kernel/clocks/reckoning.ts'
import type { Module } from '#kernel/module.ts'
import { accept } from './accept.ts'
import { amend, amending } from './amend-certificate.ts'
import { answerConsult } from './answer-consult.ts'
import { application } from './application.ts'
import { clocks } from './clocks.ts'
import { concludeStep } from './conclude-step.ts'
import { consult } from './consult.ts'
import { decideOnTheSpot } from './decide-on-the-spot.ts'
import { decide } from './decide.ts'
import { decline } from './decline.ts'
import { definitionKinds, folder } from './definition-kinds.ts'
import { extendBranch } from './extend-branch.ts'
import { givePreReview } from './give-pre-review.ts'
import { documentRoute } from './documents/document-route.ts'
import { downloadRoute } from './certificates/download-route.ts'
import { register } from './certificates/register.ts'
import { verifyRoute } from './certificates/verify-route.ts'
import { designerRoutes } from './designer/designer-routes.ts'
import { designBody, designDraft, designerList, designHistory, designLibrary } from './designer/designer-views.ts'
import { migrationDryRun, planMigrations } from './designer/plan-migration.ts'
import { designReview } from './designer/review-view.ts'
import { draftRoutes, forgetDraftsDuty } from './drafts.ts'
import { issue } from './issue.ts'
import { migratePlan, migrating } from './migrate-plan.ts'
import { leaving, notAmended } from './not-amended.ts'
import { notices } from './notices.ts'
import { reckonAgain } from './reckon-again.ts'
import { recordCheck } from './record-check.ts'
import { recordCorrection } from './record-correction.ts'
import { remindRenewalDuty } from './remind-renewal.ts'
import { repairCredit } from './repair-credit.ts'
import { forgetAnswersDuty } from './registers/forget-answers.ts'
import { registerRoutes } from './registers/look-up-route.ts'
import { requestSupplement } from './request-supplement.ts'
import { resumeBranch } from './resume-branch.ts'
import { revokeCertificate } from './revoke-certificate.ts'
import { ring } from './ring.ts'
import { stopBranch } from './stop-branch.ts'
import { submit } from './submit.ts'
import { supplement } from './supplement.ts'
import { supplyLater } from './supply-later.ts'
import { barred } from './views/barred.ts'
import { catalogue } from './views/catalogue.ts'
import { myApplication } from './views/my-application.ts'
import { myApplications } from './views/my-applications.ts'
import { myCertificate, myCertificates } from './views/my-certificates.ts'
import { myDrafts } from './views/my-drafts.ts'
import { oneThing } from './views/one-thing.ts'
import { promiseStanding } from './views/promise-standing.ts'
import { deskApplication } from './views/application.ts'
import { counts } from './views/counts.ts'
import { deskSetup } from './views/desk-setup.ts'
import { oneThingReport } from './views/one-thing-report.ts'
import { worklist } from './views/worklist.ts'
import { zone } from './views/zone.ts'
import { withdraw } from './withdraw.ts'

/** 一件事审批: many matters become one application, decided in parallel and issued together. */
export const approvalsModule: Module = {
  name: 'approvals',
  migrations: new URL('./migrations/', import.meta.url),
  kinds: [application],
  clocks,
  opens: [submit],
  // In the order in which buttons are offered.
  verbs: [
    givePreReview, decideOnTheSpot, accept, requestSupplement, decline,
    concludeStep, decide, consult, answerConsult, stopBranch, resumeBranch, extendBranch, issue,
    supplement, supplyLater, withdraw, recordCheck, recordCorrection, repairCredit, revokeCertificate, ring, amend, notAmended, reckonAgain, migratePlan,
  ],
  views: [catalogue, oneThing, promiseStanding, myDrafts, myApplications, myApplication, myCertificates, myCertificate, register, worklist, counts, deskSetup, deskApplication, barred, oneThingReport, zone, designerList, designLibrary, designBody, designDraft, designReview, designHistory, planMigrations, migrationDryRun],
  hearings: [amending, leaving, migrating],
  definitions: definitionKinds,
  notices,
  duties: [reckoning(reckonAgain), forgetDraftsDuty, forgetAnswersDuty, remindRenewalDuty],
  routes(app, office) {
    draftRoutes(app, office)
    registerRoutes(app, office)
    designerRoutes(app, office)
    verifyRoute(app, office)
    downloadRoute(app, office)
    documentRoute(app, office)
  },
  folder,
}

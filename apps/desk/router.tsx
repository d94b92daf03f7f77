import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { readFilters as readApprovals } from '#modules/approvals/desk/worklist/filters.ts'
import { readFilters } from '#modules/requests/desk/worklist/filters.ts'
import { readRatesSearch } from '#modules/requests/desk/rates/rates-search.ts'
import { readTopicsSearch } from '#modules/triage/desk/topics/topics-search.ts'
import { readMemoriesSearch } from '#modules/world/desk/memories-search.ts'
import type { Filled } from './kit/slots.tsx'
import { BrokenPage } from './shell/broken-page.tsx'
import { HomePage } from './shell/home-page.tsx'
import { LostPage } from './shell/lost-page.tsx'
import { RootFrame } from './shell/root-frame.tsx'

/** The one file of the desk that names the screens of every module. Each screen is fetched when it is first opened. */

const root = createRootRoute({ component: RootFrame, notFoundComponent: LostPage })

const home = createRoute({ getParentRoute: () => root, path: '/', component: HomePage })

const worklist = createRoute({
  getParentRoute: () => root, path: '/worklist', validateSearch: readFilters,
  component: lazyRouteComponent(() => import('#modules/requests/desk/worklist/worklist-page.tsx'), 'WorklistPage'),
})
const kase = createRoute({
  getParentRoute: () => root, path: '/case/$id',
  component: lazyRouteComponent(() => import('#modules/requests/desk/case/case-page.tsx'), 'CasePage'),
})
const approvals = createRoute({
  getParentRoute: () => root, path: '/approvals', validateSearch: readApprovals,
  component: lazyRouteComponent(() => import('#modules/approvals/desk/worklist/worklist-page.tsx'), 'ApprovalsPage'),
})
const application = createRoute({
  getParentRoute: () => root, path: '/approvals/$id',
  component: lazyRouteComponent(() => import('#modules/approvals/desk/case/application-page.tsx'), 'ApplicationPage'),
})
const oneThings = createRoute({
  getParentRoute: () => root, path: '/one-things',
  component: lazyRouteComponent(() => import('#modules/approvals/desk/report/report-page.tsx'), 'OneThingsPage'),
})
const designer = createRoute({
  getParentRoute: () => root, path: '/designer',
  component: lazyRouteComponent(() => import('#modules/approvals/desk/designer/designer-page.tsx'), 'DesignerPage'),
})
const design = createRoute({
  getParentRoute: () => root, path: '/designer/$id',
  component: lazyRouteComponent(() => import('#modules/approvals/desk/designer/draft-page.tsx'), 'DraftPage'),
})
const migrations = createRoute({
  getParentRoute: () => root, path: '/designer/migrations',
  component: lazyRouteComponent(() => import('#modules/approvals/desk/designer/migrations-page.tsx'), 'MigrationsPage'),
})
const hotline = createRoute({
  getParentRoute: () => root, path: '/hotline',
  component: lazyRouteComponent(() => import('#modules/requests/desk/hotline/hotline-page.tsx'), 'HotlinePage'),
})
const callBack = createRoute({
  getParentRoute: () => root, path: '/call-back',
  validateSearch: (search: Record<string, unknown>): { case?: string } => (typeof search['case'] === 'string' ? { case: search['case'] } : {}),
  component: lazyRouteComponent(() => import('#modules/requests/desk/call-back/call-back-page.tsx'), 'CallBackPage'),
})
const map = createRoute({
  getParentRoute: () => root, path: '/map', validateSearch: readFilters,
  component: lazyRouteComponent(() => import('#modules/requests/desk/map/map-page.tsx'), 'MapPage'),
})
const rates = createRoute({
  getParentRoute: () => root, path: '/rates', validateSearch: readRatesSearch,
  component: lazyRouteComponent(() => import('#modules/requests/desk/rates/rates-page.tsx'), 'RatesPage'),
})
const catalogue = createRoute({
  getParentRoute: () => root, path: '/catalogue',
  component: lazyRouteComponent(() => import('#modules/requests/desk/catalogue/catalogue-page.tsx'), 'CataloguePage'),
})
const acceptance = createRoute({
  getParentRoute: () => root, path: '/triage',
  component: lazyRouteComponent(() => import('#modules/triage/desk/acceptance/acceptance-page.tsx'), 'AcceptancePage'),
})
const topics = createRoute({
  getParentRoute: () => root, path: '/topics', validateSearch: readTopicsSearch,
  component: lazyRouteComponent(() => import('#modules/triage/desk/topics/topics-page.tsx'), 'TopicsPage'),
})
const topic = createRoute({
  getParentRoute: () => root, path: '/topics/$id',
  component: lazyRouteComponent(() => import('#modules/triage/desk/topics/topic-page.tsx'), 'TopicPage'),
})
const memories = createRoute({
  getParentRoute: () => root, path: '/memories', validateSearch: readMemoriesSearch,
  component: lazyRouteComponent(() => import('#modules/world/desk/memories-page.tsx'), 'MemoriesPage'),
})
const people = createRoute({
  getParentRoute: () => root, path: '/people',
  component: lazyRouteComponent(() => import('./people/people-page.tsx'), 'PeoplePage'),
})

/** What one module shows within another's screens. */
export const filled: Filled = {
  answer: lazyRouteComponent(() => import('#modules/triage/desk/answer-check.tsx'), 'AnswerCheck'),
  category: lazyRouteComponent(() => import('#modules/triage/desk/category-suggestion.tsx'), 'CategorySuggestion'),
}

export const router = createRouter({
  routeTree: root.addChildren([home, worklist, kase, approvals, application, oneThings, designer, design, migrations, hotline, callBack, map, rates, catalogue, topics, topic, acceptance, memories, people]),
  basepath: '/desk',
  defaultPreload: 'intent',
  defaultErrorComponent: BrokenPage,
  scrollRestoration: false,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

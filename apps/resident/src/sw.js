// The residents' app opens without a network: this keeps its own page and files, and nothing of the office's.
const BUILD = '%BUILD%'
const FILES = JSON.parse('%FILES%')
const PAGE = '/m/'

// All files of a build or none: a page kept without its parts would open empty.
self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(BUILD).then((kept) => kept.addAll([PAGE, ...FILES])).then(() => self.skipWaiting()))
})

// A page that is still open may yet ask for a part of the build before.
self.addEventListener('activate', (event) => {
  const forget = async () => Promise.all((await caches.keys()).slice(0, -2).map((build) => caches.delete(build)))
  event.waitUntil(forget().then(() => self.clients.claim()))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin || !pathname.startsWith(PAGE)) return
  event.respondWith(request.mode === 'navigate' ? page(request) : file(request))
})

// The page comes fresh whenever it can, so that a new build is seen at once.
const page = (request) => fetch(request).catch(async () => (await (await caches.open(BUILD)).match(PAGE)) ?? Response.error())
// Files are named after their content: one that is kept is right for ever.
const file = async (request) => (await caches.match(request)) ?? fetch(request)

import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'

/** OpenAPI 3.1 made from the heads of verbs and views: `/api/openapi.json`, and a page to read it on at `/api/docs/`. */
export async function openApi(app: FastifyInstance) {
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: '暖办 Nuanban', version: '0.1.0', description: '每个动作一个地址:POST 改变办件,GET 只读。Every act is one address: POST changes a case, GET reads.' } },
  })
  app.get('/api/openapi.json', { schema: { hide: true } }, () => app.swagger())
  await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: true })
}

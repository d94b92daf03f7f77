import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()
const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex')

/** Enough of S3 to test against: it checks every signature and every hash, as the standard writes them, from the request alone. */
export async function startS3StandIn({ keyId, keySecret, region }: { keyId: string; keySecret: string; region: string }) {
  const objects = new Map<string, Buffer>()
  const uploads = new Map<string, Map<number, Buffer>>()
  const seen: string[] = []
  let fail: ((line: string) => number | undefined) | undefined

  const server = createServer(async (request, response) => {
    const body = await buffer(request)
    const url = new URL(request.url!, `http://${request.headers.host}`)
    const line = `${request.method} ${url.pathname}${url.search}`
    const end = (status: number, said: string | Buffer = '', headers: Record<string, string | number> = {}) => response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : said)
    seen.push(line)
    const complaint = wrongWith(request, url, body)
    if (complaint) return end(403, `<Error><Code>SignatureDoesNotMatch</Code><Message>${complaint}</Message></Error>`)
    const failure = fail?.(line)
    if (failure) return end(failure, '<Error><Code>XMinioStorageFull</Code></Error>'.replace('XMinioStorageFull', failure === 507 ? 'XMinioStorageFull' : 'InternalError'))

    const key = url.pathname
    const uploadId = url.searchParams.get('uploadId')
    if (request.method === 'POST' && url.searchParams.has('uploads')) {
      const id = `upload/${uploads.size + 1}+`
      uploads.set(id, new Map())
      return end(200, `<R><UploadId>${id}</UploadId></R>`)
    }
    if (uploadId !== null) {
      const parts = uploads.get(uploadId)
      if (!parts) return end(404, '<Error><Code>NoSuchUpload</Code></Error>')
      if (request.method === 'PUT') return parts.set(Number(url.searchParams.get('partNumber')), body), end(200, '', { etag: `"${sha256(body)}"` })
      uploads.delete(uploadId)
      if (request.method === 'DELETE') return end(204)
      const named = [...body.toString().matchAll(/<PartNumber>(\d+)<\/PartNumber><ETag>&quot;(\w+)&quot;/g)].map((m) => ({ part: parts.get(Number(m[1]))!, tag: m[2] }))
      if (named.some(({ part, tag }) => sha256(part) !== tag)) return end(200, '<Error><Code>InvalidPart</Code></Error>')
      objects.set(key, Buffer.concat(named.map(({ part }) => part)))
      return end(200, '<CompleteMultipartUploadResult/>')
    }
    if (request.method === 'PUT') return objects.set(key, body), end(200)
    if (request.method === 'DELETE') return objects.delete(key), end(204)
    const found = objects.get(key)
    if (!found) return end(404, '<Error><Code>NoSuchKey</Code></Error>')
    const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '')
    const sent = range ? found.subarray(Number(range[1]), Number(range[2]) + 1) : found
    return end(range ? 206 : 200, sent, { 'content-length': sent.length })
  })

  function wrongWith(request: IncomingMessage, url: URL, body: Buffer): string | undefined {
    const given = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=(\w+)$/.exec(request.headers.authorization ?? '')
    if (!given) return 'no signature'
    const [, id, day, where, signedHeaders, signature] = given as unknown as [string, string, string, string, string, string]
    if (id !== keyId || where !== region) return 'another key or region'
    if (request.headers['x-amz-content-sha256'] !== sha256(body)) return 'the body is another'
    const encode = (text: string) => encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
    const query = [...url.searchParams].map(([k, v]) => `${encode(k)}=${encode(v)}`).toSorted().join('&')
    const headers = signedHeaders.split(';').map((name) => `${name}:${String(request.headers[name]).trim()}\n`).join('')
    const canonical = [request.method, url.pathname, query, headers, signedHeaders, sha256(body)].join('\n')
    const toSign = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], `${day}/${where}/s3/aws4_request`, sha256(canonical)].join('\n')
    const key = hmac(hmac(hmac(hmac(`AWS4${keySecret}`, day), where), 's3'), 'aws4_request')
    return hmac(key, toSign).toString('hex') === signature ? undefined : 'the signature is another'
  }

  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects, uploads, seen,
    failWhen: (when: typeof fail) => (fail = when),
    close: () => new Promise((closed) => { server.closeAllConnections(); server.close(closed) }),
  }
}

import { expect, test } from 'vitest'
import { html } from './html.ts'

test('what is put into a page is text, in a sentence and in an attribute', () => {
  const name = `"><script>alert('1')</script>&`
  expect(html`<a title="${name}">${name}</a>`.text).toBe('<a title="&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;">&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;</a>')
})

test('pieces and lists of pieces stand as they are; what is not there leaves nothing', () => {
  expect(html`<ul>${['a<b', 2].map((one) => html`<li>${one}</li>`)}${undefined}${false}</ul>`.text).toBe('<ul><li>a&lt;b</li><li>2</li></ul>')
  expect(html`${0}`.text).toBe('0')
})

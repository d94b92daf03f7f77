/**
 * 朗读: reads a story by the voice of the device, and marks the sentence that is being read. Without this script the page is whole.
 * Where the device has no voice of the page's language, the button says so.
 */
const voices = () => speechSynthesis.getVoices().filter(({ lang }) => lang.toLowerCase().replace('_', '-').startsWith(document.documentElement.lang.slice(0, 2)))

/** @param {HTMLElement} story its sentences are .said, what the button says is in data-read, data-stop and data-no-voice */
export function offerReading(story) {
  const button = document.createElement('button')
  button.type = 'button'
  story.before(button)
  const sentences = [...story.querySelectorAll('.said')]
  let reading = 0

  const say = () => {
    const isMute = !('speechSynthesis' in globalThis) || voices().length === 0
    button.disabled = isMute
    button.textContent = isMute ? story.dataset.noVoice : reading ? story.dataset.stop : story.dataset.read
    button.setAttribute('aria-pressed', String(Boolean(reading)))
  }
  const mark = (sentence) => {
    for (const marked of story.querySelectorAll('mark')) marked.replaceWith(...marked.childNodes)
    if (!sentence) return
    const marked = document.createElement('mark')
    marked.append(...sentence.childNodes)
    sentence.append(marked)
  }
  const stop = () => {
    reading = 0
    if ('speechSynthesis' in globalThis) speechSynthesis.cancel()
    mark()
    say()
  }
  // Sentence by sentence: a long text falls silent on some phones.
  const read = (n, turn) => {
    if (turn !== reading) return
    // Over, or put away.
    if (n === sentences.length || !story.isConnected || story.closest('[hidden]')) return stop()
    const words = new SpeechSynthesisUtterance(sentences[n].textContent)
    words.lang = document.documentElement.lang
    words.voice = voices()[0] ?? null
    words.rate = 0.95
    words.onend = () => read(n + 1, turn)
    words.onerror = () => turn === reading && stop()
    mark(sentences[n])
    speechSynthesis.speak(words)
  }
  button.onclick = () => {
    if (reading) return stop()
    reading = Date.now()
    say()
    read(0, reading)
  }
  // Voices come late, in their own time.
  if ('speechSynthesis' in globalThis) speechSynthesis.addEventListener?.('voiceschanged', say)
  addEventListener('pagehide', stop)
  say()
}

for (const story of document.querySelectorAll('[data-aloud]')) offerReading(story)

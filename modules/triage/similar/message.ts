/** What likeness is judged by: words, place and time of one request, and who sent it. */
export type Message = {
  id: string
  who: string
  /** Milliseconds since 1970. */
  at: number
  /** Requests need no title; then the first words of the text stand for it. */
  title?: string
  text: string
  /** Longitude and latitude, WGS-84. */
  point?: readonly [number, number]
  likes?: number
  dislikes?: number
}

const WORDS_FOR_A_TITLE = 30

export const titleOf = ({ title, text }: Message): string => title || text.slice(0, WORDS_FOR_A_TITLE)

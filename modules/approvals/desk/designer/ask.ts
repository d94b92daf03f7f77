import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import type { Static } from 'typebox'
import { get, post, put, remove, type Query } from '#apps/desk/kit/transport.ts'
import type { designerViews, DesignContent as Content, DesignPreview } from '#modules/approvals/contract.ts'
import type { Element } from '../../rules/element.ts'

export type Answered<V extends keyof typeof designerViews> = Static<(typeof designerViews)[V]['output']>
export type DesignContent = Content
export type Preview = DesignPreview
export type Draft = Answered<'design_draft'>
export type Library = Answered<'design_library'>

export function useDesign<V extends keyof typeof designerViews>(view: V, input: Static<(typeof designerViews)[V]['input']>, more: { enabled?: boolean; staleTime?: number; keep?: boolean } = {}): UseQueryResult<Answered<V>> {
  const { keep, ...options } = more
  return useQuery({ queryKey: ['approvals', view, input], queryFn: ({ signal }) => get<Answered<V>>(`/api/approvals/${view}`, input as Query, signal), ...options, ...(keep ? { placeholderData: keepPreviousData } : {}) }) as UseQueryResult<Answered<V>>
}

export const bodyOf = <T>(kind: string, version?: number) => get<{ version: number; body: T }>('/api/approvals/design_body', { kind, version })
export const keepDraft = (id: string, content: DesignContent, version: number) => put<{ version: number; overtaken: string[] }>(`/api/approvals/design/${id}`, { ...content, version })
export const discardDraft = (id: string) => remove<unknown>(`/api/approvals/design/${id}`)
export const onDraft = (id: string, what: 'review' | 'return' | 'publish', given: object) => post<{ version: number }>(`/api/approvals/design/${id}/${what}`, given)

/** Everything that can be named here: what is published, and what this draft adds. */
export type Words = Library & { byKey: ReadonlyMap<string, Element>; papers: ReadonlyMap<string, Library['materials'][number]>; unitName: (id: string) => string; matterName: (key: string) => string; oneThingName: (key: string) => string }
export const WordsOf = createContext<Words | null>(null)
export function useWords(): Words {
  const words = useContext(WordsOf)
  if (!words) throw new Error('no vocabulary here')
  return words
}

import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { call } from '#resident/kit/call.ts'
import { readDraft } from '#resident/kit/drafts.ts'
import { go } from '#resident/kit/go.ts'
import { useSettings } from '#resident/kit/settings.ts'
import { useWords } from '#resident/kit/words.ts'
import { Heading, Tap, View } from '#resident/ui/base'
import { Button } from '#resident/ui/button.tsx'
import { Icon } from '#resident/ui/icon.tsx'
import { Loading, Refused } from '#resident/ui/notice.tsx'
import { Page } from '#resident/ui/page.tsx'
import { shellWords } from '#resident/ui/shell-words.ts'
import type { Category, SectionId } from './office.ts'
import { openWords } from './open-words.ts'
import { draftOf, isWorthKeeping, type RequestFields } from './request-fields.ts'
import { useSetup } from './use-setup.ts'
import { requestWords } from './words.ts'
import './requests.css'

/** As many as fit on one screen under the button; the rest are a tap away. */
const SHOWN = 8

/** One of each group before a second of any, so that heating does not crowd out the rest. */
function mixed(categories: readonly Category[]): Category[] {
  const seen = new Map<string, number>()
  const rank = new Map(categories.map((category) => {
    const nth = seen.get(category.group) ?? 0
    seen.set(category.group, nth + 1)
    return [category, nth] as const
  }))
  return [...categories].sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0)).slice(0, SHOWN)
}

function Home({ section }: { section: SectionId }) {
  const w = useWords(requestWords)
  const shell = useWords(shellWords)
  const open = useWords(openWords)
  const { language } = useSettings()
  const { data, refusal, again } = useSetup()
  const [draft, setDraft] = useState(() => readDraft<RequestFields>(draftOf(section)))
  useDidShow(() => setDraft(readDraft<RequestFields>(draftOf(section))))
  const about = data?.sections.find((each) => each.id === section)
  const begin = (more: { category?: string; all?: string; send?: string } = {}) => go('new-request', { section, ...more })

  return (
    <Page title={shell[section]} tab={section}>
      <View className={`hero hero-${section}`}>
        <View className="hero-slogan">{w.slogan}</View>
        <View className="hero-hint">{about ? (language === 'en' ? about.hint_en : about.hint) : ' '}</View>
        <Tap id="report" className="report" onTap={() => begin()}>
          <Icon name="pen" />
          <View>{w.report}</View>
        </Tap>
      </View>
      <Tap id="services" className="services" onTap={() => go('services')}>
        <View className="services-sign"><Icon name="seal" className="large" /></View>
        <View className="services-words"><View className="services-name">{w.services}</View><View className="services-about">{w.servicesAbout}</View></View>
        <Icon name="next" />
      </Tap>
      <View className="old-town">
        {process.env.TARO_ENV === 'h5' && (
          <Tap id="district" className="old-town-tap" onTap={() => window.location.assign('/district/')}>
            <Icon name="pin" /><View><View className="old-town-name">{w.district}</View><View className="hint">{w.districtAbout}</View></View>
          </Tap>
        )}
        <Tap id="memory-hall" className="old-town-tap" onTap={() => go('memory-hall')}>
          <Icon name="clock" /><View><View className="old-town-name">{w.memoryHall}</View><View className="hint">{w.memoryHallAbout}</View></View>
        </Tap>
      </View>
      {process.env.TARO_ENV === 'weapp' && (
        <Tap id="settings" className="row" onTap={() => go('settings')}>
          <Icon name="settings" className="small" />
          <View className="row-words">{shell.settings}</View>
          <Icon name="next" className="small" />
        </Tap>
      )}
      {draft && isWorthKeeping(draft.fields) && (
        <View className="card draft">
          <View className="draft-title">{draft.fields.pressed ? w.unsent : w.resume}</View>
          <View className="draft-text">{draft.fields.text}</View>
          {draft.fields.pressed && <Button id="send-now" kind="main" onTap={() => begin({ send: '1' })}>{w.sendNow}</Button>}
          <Button id="resume" kind="plain" icon="pen" onTap={() => begin()}>{w.resumeGo}</Button>
        </View>
      )}
      {refusal && !data && <Refused refusal={refusal} onRetry={again} />}
      {!data && !refusal && <Loading />}
      {data && (
        <View>
          <Heading level={2} className="list-title">{w.frequent}</Heading>
          <View className="frequent">
            {mixed(data.categories.filter((each) => each.section === section)).map((each) => (
              <Tap key={each.code} id={`category-${each.code}`} className="frequent-tap" onTap={() => begin({ category: each.code })}>
                <View>{language === 'en' ? each.en : each.name}</View>
              </Tap>
            ))}
          </View>
          <Tap id="all-categories" className="row" onTap={() => begin({ all: '1' })}>
            <Icon name={section} className="small" />
            <View className="row-words">{w.moreFind}</View>
            <Icon name="next" className="small" />
          </Tap>
        </View>
      )}
      <Tap id="open" className="row" onTap={() => go('open')}>
        <Icon name="office" className="small" />
        <View className="row-words">{open.row}<View className="hint">{open.rowAbout}</View></View>
        <Icon name="next" className="small" />
      </Tap>
      <Tap id="hotline" className="row" onTap={() => call('12345')}>
        <Icon name="phone" className="small" />
        <View className="row-words">{w.hotline}</View>
        <Icon name="next" className="small" />
      </Tap>
    </Page>
  )
}

export const LivelihoodPage = () => <Home section="livelihood" />
export const DevelopmentPage = () => <Home section="development" />
export const EnforcementPage = () => <Home section="enforcement" />

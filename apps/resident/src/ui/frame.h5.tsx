import { useEffect, type ReactNode } from 'react'
import { back, go, goTab, TABS, type Tab } from '../kit/go.ts'
import { useUnread } from '../kit/inbox.ts'
import { useSettings } from '../kit/settings.ts'
import { fill, useWords } from '../kit/words.ts'
import { shellWords } from './shell-words.ts'

/** On the web the bar above and the four sections below are ours. */
export function Frame({ title, tab, className, foot, over, children }: { title: string; tab?: Tab | undefined; className: string; foot?: ReactNode; over?: ReactNode; children?: ReactNode }) {
  const w = useWords(shellWords)
  const { language } = useSettings()
  const unread = useUnread()
  useEffect(() => {
    document.title = title
    document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN'
  }, [title, language])
  return (
    <div className={`${className} ${tab ? 'with-tabs' : ''}`}>
      <header className="bar">
        {!tab && <button type="button" className="tap bar-tap" aria-label={w.back} onClick={back}><span className="icon icon-back" /></button>}
        <h1 className="bar-title">{title}</h1>
        {tab && <button type="button" id="settings" className="tap bar-tap" aria-label={w.settings} onClick={() => go('settings')}><span className="size-sign" aria-hidden="true">{language === 'en' ? 'A' : '大'}</span></button>}
      </header>
      <main>{children}</main>
      {foot && <footer className="foot">{foot}</footer>}
      {tab && (
        <nav className="tabs">
          {TABS.map((each) => (
            <button key={each} type="button" id={`tab-${each}`} className={`tap tab ${each === tab ? 'on' : ''}`} aria-current={each === tab ? 'page' : undefined} onClick={() => each !== tab && goTab(each)}>
              <span className={`icon icon-${each}`} />
              {each === 'mine' && unread > 0 && <span className="tab-badge" role="img" aria-label={fill(w.unread, { n: unread })}>{unread > 99 ? '99+' : unread}</span>}
              <span className="tab-name">{w[each]}</span>
            </button>
          ))}
        </nav>
      )}
      {over}
    </div>
  )
}

import { useSession } from '#resident/kit/session.ts'
import { fill, useWords } from '#resident/kit/words.ts'
import { Heading, View } from '#resident/ui/base'
import { Choice } from '#resident/ui/choice.tsx'
import { Field } from '#resident/ui/field.tsx'
import { Icon } from '#resident/ui/icon.tsx'
import type { MemoryFields } from './memory-fields.ts'
import { memoryWords } from './words.ts'

/** One's own choice of how to be named; what will stand there is shown at once, and the office decides what it says. */
export function NameField({ fields, knownAs, wrong, onChange }: { fields: MemoryFields; knownAs: string | undefined; wrong: boolean; onChange: (part: Partial<MemoryFields>) => void }) {
  const w = useWords(memoryWords)
  const { shownAs, title, name } = fields
  const shown = shownAs === 'full' ? knownAs : knownAs && title ? `${[...knownAs][0] ?? ''}${title === 'mr' ? '先生' : '女士'}` : undefined
  return (
    <View className="card">
      <Heading level={2} className="card-title"><Icon name="mine" />{w.named}</Heading>
      <Choice id="shown-as" label={w.named} value={shownAs} onChoose={(to) => onChange({ shownAs: to, agrees: false })} options={(['surname', 'full', 'anonymous'] as const).map((id) => ({ id, name: w[id] }))} />
      {shownAs !== 'anonymous' && (
        <View className="naming">
          <Field id="name" label={w.nameIs} most={20} value={name ?? knownAs ?? ''} onWrite={(to) => onChange({ name: to })} />
          {shownAs === 'surname' && <Choice id="title" label={w.surname} value={title} onChoose={(to) => onChange({ title: to })} options={(['ms', 'mr'] as const).map((id) => ({ id, name: w[id] }))} />}
        </View>
      )}
      {wrong ? <View className="error" role="alert">{w.needName}</View> : <View className="hint">{shownAs === 'anonymous' ? w.noName : shown ? fill(w.shownSo, { name: shown }) : ' '}</View>}
    </View>
  )
}

/** The name under which the office knows somebody; a number in place of a name is none. */
export function useKnownName(fields: MemoryFields): string | undefined {
  const session = useSession()
  const known = session && !/\d/.test(session.name) ? session.name : undefined
  return fields.name === undefined ? known : fields.name.trim() || undefined
}

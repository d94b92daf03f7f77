import { Tap, View } from './base'
import { Icon, type IconName } from './icon.tsx'

export type Face<Id extends string> = { id: Id; icon: IconName; name: string }

/** How content somebody is: three faces, each with its word. */
export const Faces = <Id extends string>({ label, faces, value, onChoose }: { label: string; faces: readonly Face<Id>[]; value: Id | undefined; onChoose: (id: Id) => void }) => (
  <View className="faces" role="radiogroup" label={label}>
    {faces.map((face) => (
      <Tap key={face.id} id={`face-${face.id}`} className={`face ${face.id === value ? 'on' : ''}`} role="radio" on={face.id === value} onTap={() => onChoose(face.id)}>
        <Icon name={face.icon} className="large" />
        <View>{face.name}</View>
      </Tap>
    ))}
  </View>
)

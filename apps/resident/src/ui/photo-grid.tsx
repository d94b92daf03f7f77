import { choosePictures } from '../kit/files'
import { useSession } from '../kit/session.ts'
import { usePreview } from '../kit/use-preview.ts'
import { asSent, type SentFile } from '../kit/use-uploads.ts'
import { fill, useWords } from '../kit/words.ts'
import { Film, Picture, Sound, Tap, View } from './base'
import { Icon } from './icon.tsx'
import { shellWords } from './shell-words.ts'

/** Photos, video and voice of a draft: each with its progress, removable, and sent again by a tap when it failed and may yet succeed. */
export function PhotoGrid({ id = 'add-photos', invites, files, most = 9, onAdd, onRemove, onRetry }: { id?: string; invites?: string; files: readonly SentFile[]; most?: number; onAdd: (files: SentFile[]) => void; onRemove: (key: string) => void; onRetry: (key: string) => void }) {
  const w = useWords(shellWords)
  const pictures = files.filter((file) => file.kind !== 'audio')
  const add = () => void choosePictures(most - pictures.length).then((chosen) => onAdd(chosen.map(asSent)))
  const why = files.find((file) => file.state === 'failed' || file.state === 'refused')?.why
  return (
    <View>
      <View className="grid" role="group" label={invites ?? w.addPhotos}>
        {files.map((file, index) => <Shot key={file.key} file={file} number={index + 1} onRemove={() => onRemove(file.key)} onRetry={() => onRetry(file.key)} />)}
        {pictures.length < most && (
          <Tap id={id} className="shot shot-add" onTap={add}>
            <Icon name="camera" />
            <View className="shot-word">{invites ?? w.addPhotos}</View>
          </Tap>
        )}
      </View>
      {why && <View className="error" role="alert">{fill(w.notSent, { why })}</View>}
    </View>
  )
}

function Shot({ file, number, onRemove, onRetry }: { file: SentFile; number: number; onRemove: () => void; onRetry: () => void }) {
  const w = useWords(shellWords)
  const known = useSession() !== undefined
  const preview = usePreview(file)
  const name = `${file.kind === 'image' ? w.photo : file.kind === 'video' ? w.video : w.voice} ${number}`
  const percent = Math.floor((100 * file.sent) / Math.max(1, file.size))
  return (
    <View className={`shot shot-${file.state} shot-of-${file.kind}`}>
      {preview && file.kind === 'image' && <Picture className="shot-picture" src={preview} alt={name} />}
      {preview && file.kind === 'video' && <Film className="shot-picture" src={preview} />}
      {file.kind === 'audio' && <View className="shot-sound"><Icon name="mic" />{preview && <Sound src={preview} />}</View>}
      {file.state === 'sending' || file.state === 'waiting' ? (
        <View className="shot-cover" role="progressbar" label={`${name} ${percent}%`}>
          <View className="shot-word">{file.state === 'waiting' ? (known ? w.waiting : w.afterSignIn) : `${percent}%`}</View>
          <View className="meter"><View className="meter-done" width={`${percent}%`} /></View>
        </View>
      ) : file.state === 'sent' ? (
        <View className="shot-done"><Icon name="check" className="tiny" /><View>{w.sent}</View></View>
      ) : file.state === 'refused' ? (
        <View className="shot-cover shot-again">
          <Icon name="late" />
          <View className="shot-word">{w.refused}</View>
        </View>
      ) : (
        <Tap className="shot-cover shot-again" onTap={onRetry}>
          <Icon name={file.state === 'failed' ? 'retry' : 'late'} />
          <View className="shot-word">{w[file.state]}</View>
        </Tap>
      )}
      <Tap className="shot-remove" label={fill('{remove} {name}', { remove: w.remove, name })} onTap={onRemove}><View className="shot-remove-sign"><Icon name="close" className="tiny" /></View></Tap>
    </View>
  )
}

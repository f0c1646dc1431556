import { useSay } from '#desk/language.tsx'
import { useReadAgain } from '#desk/read.ts'
import { FilePick } from '#desk/ui/file-pick.tsx'
import { FailureNotice } from '#desk/ui/states.tsx'
import { useUpload } from '#desk/upload.ts'
import { text } from '#plain/texts.ts'

/** A photo from this device, hung beside the words; on a phone the camera opens. */
export function AddPhoto({ petition }: { petition: string }) {
  const say = useSay()
  const again = useReadAgain()
  const upload = useUpload<unknown>()
  const send = async (file: File) => {
    if (await upload.send(`/api/petitions/${petition}/photos`, file)) again(`/api/petitions/${petition}`)
  }
  return (
    <div className="petition-section no-print stack">
      <FilePick label={words.add} accept="image/*" hint={words.hint} onPick={(file) => void send(file)} />
      {upload.busy && (
        <span className="quiet" role="status">
          {say(words.sending(Math.round(upload.sent * 100)))}
        </span>
      )}
      <FailureNotice failure={upload.failure} />
    </div>
  )
}

const words = {
  add: text('Thêm ảnh', 'Add a photo'),
  hint: text('Nhiều nhất 8 MB; chỗ chụp trong ảnh được xóa.', '8 MB at most; where it was taken is erased.'),
  sending: (percent: number) => text(`Đang gửi ảnh, ${percent} %`, `Sending the photo, ${percent} %`),
}

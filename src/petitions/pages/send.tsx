import { say, text } from '#plain/texts.ts'
import {
  type Choice,
  Errors,
  FileField,
  type Filled,
  Hidden,
  HoneyPot,
  Input,
  Radios,
  Select,
  TextArea,
  Tick,
} from '#portal/form.tsx'
import { pathIn } from '#portal/language.ts'

export const POT = 'website'
/** Never HEIC here: told so, phones hand over JPEG instead. */
export const PHOTO_TYPES = 'image/jpeg,image/png,image/webp'

export const sendWords = {
  title: text('Gửi ý kiến', 'Send an opinion'),
  lead: text(
    'Bà con cứ nói như nói ở nhà rông. Không cần đăng ký, không bắt buộc ghi tên. Gửi xong sẽ có giấy hẹn: số, mã và ngày được trả lời.',
    'Say it as you would at home. No registration, no name required. You then get a receipt: a number, a secret and the day of the answer.',
  ),
  mend: text(
    'Bà con xem lại giúp mấy chỗ này. Những gì đã viết vẫn còn nguyên.',
    'Please look at these again. What you wrote is still here.',
  ),
  words: text('1. Bà con muốn nói gì?', '1. What do you want to say?'),
  wordsHint: text(
    'Việc gì, ở đâu, từ lúc nào. Nói một việc thôi; việc khác gửi lần nữa.',
    'What, where, since when. One matter; send another for the next.',
  ),
  topic: text('Về chuyện gì?', 'What is it about?'),
  topicNone: text('Không rõ, Điện lực xem giúp', 'Not sure, please see'),
  area: text('2. Ở xã nào?', '2. In which commune?'),
  areaNone: text('Chọn xã', 'Choose the commune'),
  hamlet: text('Thôn, làng', 'Hamlet'),
  hamletHint: text('Ví dụ: Kon Pia', 'For example: Kon Pia'),
  photos: text('Kèm ảnh, nếu có', 'Photos, if any'),
  photosHint: text(
    'Nhiều nhất 3 ảnh. Chỗ chụp và giờ chụp trong ảnh được xóa đi.',
    'Up to 3. The place and time hidden in a photo are removed.',
  ),
  kept: (n: number) =>
    text(
      `Đã nhận ${n} ảnh, không cần chọn lại.`,
      `${n} photos are here already; no need to choose them again.`,
    ),
  who: text('3. Nói cho ai?', '3. For whom?'),
  me: text('Cho tôi, nhà tôi', 'For myself'),
  neighbour: text('Nói hộ bà con khác', 'For a neighbour'),
  contact: text(
    'Ghi tên, số điện thoại để được báo lại (không bắt buộc)',
    'Name and telephone, to be told the answer (optional)',
  ),
  contactHint: text(
    'Chỉ người giải quyết mới mở ra xem được, và ai mở xem đều có ghi lại cho bà con biết.',
    'Only those who deal with it can open this, and each opening is recorded and told to you.',
  ),
  name: text('Tên', 'Name'),
  phone: text('Số điện thoại', 'Telephone'),
  email: text('Thư điện tử', 'E-mail'),
  customer: text('Mã khách hàng (trên hóa đơn tiền điện)', 'Customer code (on the bill)'),
  shield: text('Giấu tên tôi', 'Keep my name hidden'),
  shieldHint: text(
    'Điện lực chỉ thấy “Giấu tên”. Lời nói không hiện trên trang này cho người khác đọc.',
    'Staff see an alias only. Your words are not shown on this site.',
  ),
  send: text('Gửi cho Điện lực', 'Send'),
  public: text(
    'Lời nói không giấu tên có thể được đăng ở đây, không kèm tên, số điện thoại, mã khách hàng.',
    'Words that are not hidden may be shown here, without names, telephone numbers or customer codes.',
  ),
} as const

export interface SendProps {
  readonly form: Filled
  readonly token: string
  readonly kept: { readonly count: number; readonly token: string }
  readonly topics: readonly Choice[]
  readonly areas: readonly Choice[]
}

/** Send an opinion: one page, three small steps; everything but the words and the commune may stay empty. */
export function SendPage({ form, token, kept, topics, areas }: SendProps) {
  const t = (words: { vi: string; en: string }) => say(words, form.language)
  const field = (name: string) => ({ form, name })
  const contactOpen = ['name', 'phone', 'email', 'customer'].some(
    (name) => form.values[name] || form.errors[name],
  )
  return (
    <>
      <h1>{t(sendWords.title)}</h1>
      <p>{t(sendWords.lead)}</p>
      <Errors form={form} title={sendWords.mend} />
      <form
        method="post"
        action={pathIn(form.language, '/gui-y-kien')}
        encType="multipart/form-data"
        acceptCharset="utf-8"
      >
        <Hidden name="token" value={token} />
        {kept.count > 0 ? <Hidden name="kept" value={kept.token} /> : null}
        <HoneyPot name={POT} language={form.language} />
        <TextArea
          {...field('words')}
          label={sendWords.words}
          hint={sendWords.wordsHint}
          rows={6}
          required
          maxLength={8000}
        />
        <Select {...field('topic')} label={sendWords.topic} choices={topics} none={sendWords.topicNone} />
        <Select {...field('area')} label={sendWords.area} choices={areas} none={sendWords.areaNone} />
        <Input {...field('hamlet')} label={sendWords.hamlet} hint={sendWords.hamletHint} maxLength={120} />
        <FileField
          {...field('photos')}
          label={sendWords.photos}
          hint={kept.count > 0 ? sendWords.kept(kept.count) : sendWords.photosHint}
          accept={PHOTO_TYPES}
          multiple
        />
        <Radios
          {...field('who')}
          label={sendWords.who}
          choices={[
            { value: 'me', label: t(sendWords.me) },
            { value: 'neighbour', label: t(sendWords.neighbour) },
          ]}
        />
        <details className="f" open={contactOpen}>
          <summary>{t(sendWords.contact)}</summary>
          <p className="h">{t(sendWords.contactHint)}</p>
          <Input {...field('name')} label={sendWords.name} autoComplete="name" maxLength={120} />
          <Input {...field('phone')} label={sendWords.phone} type="tel" autoComplete="tel" maxLength={40} />
          <Input
            {...field('email')}
            label={sendWords.email}
            type="email"
            autoComplete="email"
            maxLength={200}
          />
          <Input {...field('customer')} label={sendWords.customer} maxLength={20} />
        </details>
        <Tick {...field('shield')} label={sendWords.shield} hint={sendWords.shieldHint} />
        <p className="h">{t(sendWords.public)}</p>
        <button className="do" type="submit">
          {t(sendWords.send)}
        </button>
      </form>
    </>
  )
}

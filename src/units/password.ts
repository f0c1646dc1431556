import { invalid, type Refusal } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import { fold } from '#plain/vietnamese-text.ts'

/** Words that a stranger would try first at a power company (ASVS 6.1.2, 6.2.11). */
const context = [
  'langnghe',
  'dienluc',
  'evn',
  'evncpc',
  'tumorong',
  'kontum',
  'quangngai',
  'vietnam',
  'matkhau',
  'password',
]
/** The commonest passwords that are long enough to pass (ASVS 6.2.4); shorter ones fall at the length. */
const common =
  'password1 password123 1234567890 12345678910 123456789a qwertyuiop qwerty12345 1q2w3e4r5t iloveyou123 abc123456789 111111111111 000000000000 0123456789 9876543210 a123456789 aa12345678 anhyeuem123 123456789abc 1qaz2wsx3edc'

const refused = new Set(common.split(' '))
const SHORTEST = 10
/** Argon2 takes any length; a megabyte of password is an attack. */
const LONGEST = 200

/**
 * Whether a password may be set: length, not common, not made of the login or of words of this house.
 * No composition rules and no forced change (ASVS 6.2.5, 6.2.10). Refuses: `password-short`, `-long`, `-common`, `-context`.
 */
export function checkPassword(password: string, login: string): Refusal | undefined {
  if ([...password].length < SHORTEST)
    return invalid(
      'password-short',
      text(
        'Mật khẩu cần ít nhất 10 ký tự; nên là một câu dễ nhớ.',
        'At least 10 characters; a sentence you remember is best.',
      ),
      'password',
    )
  if (password.length > LONGEST)
    return invalid(
      'password-long',
      text('Mật khẩu dài quá 200 ký tự.', 'Longer than 200 characters.'),
      'password',
    )
  const bare = fold(password).replaceAll(/[^a-z0-9]/g, '')
  if (refused.has(bare) || /^(.)\1*$/.test(bare))
    return invalid(
      'password-common',
      text('Mật khẩu này nhiều người dùng, dễ bị đoán.', 'This password is common and easily guessed.'),
      'password',
    )
  const rest = [...context, login].reduce((left, word) => left.replaceAll(word, ''), bare)
  if (rest.replaceAll(/\d/g, '').length < 4)
    return invalid(
      'password-context',
      text(
        'Đừng dùng tên đăng nhập hay tên đơn vị làm mật khẩu.',
        'Do not build it from your login or the name of the unit.',
      ),
      'password',
    )
  return undefined
}

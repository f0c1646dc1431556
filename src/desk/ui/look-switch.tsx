import { useMantineColorScheme } from '@mantine/core'
import { text } from '#plain/texts.ts'
import { useSay } from '../language.tsx'

/** Light, dark, or as the device says. Remembered on this device. */
export function LookSwitch() {
  const say = useSay()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <div className="choices">
      {(['auto', 'light', 'dark'] as const).map((look) => (
        <button
          key={look}
          type="button"
          aria-pressed={colorScheme === look}
          onClick={() => setColorScheme(look)}
        >
          {say(words[look])}
        </button>
      ))}
    </div>
  )
}

const words = {
  auto: text('Theo máy', 'As the device'),
  light: text('Sáng', 'Light'),
  dark: text('Tối', 'Dark'),
}

import { Button, Code, CopyButton, Group, Text } from '@mantine/core'
import { create } from 'qrcode'

/** A code that people copy rather than type. */
export const Copyable = ({ label, text }: { label: string; text: string }) => (
  <div>
    <Text size="xs" c="dimmed">
      {label}
    </Text>
    <Group gap="xs">
      <Code fz="sm" style={{ overflowWrap: 'anywhere' }} data-copy={label}>
        {text}
      </Code>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Button size="compact-sm" variant="light" aria-label={`Copiar ${label}`} onClick={copy}>
            {copied ? 'Copiado' : 'Copiar'}
          </Button>
        )}
      </CopyButton>
    </Group>
  </div>
)

/** Black on white whatever the theme, with the quiet zone of four modules: readers need both (ISO/IEC 18004). */
export function QrCode({ text }: { text: string }) {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules
  const path = [...data].map((bit, at) => (bit ? `M${at % size} ${Math.floor(at / size)}h1v1h-1z` : '')).join('')
  return (
    <svg
      role="img"
      aria-label="QR code do Pix"
      viewBox={`-4 -4 ${size + 8} ${size + 8}`}
      width={220}
      shapeRendering="crispEdges"
    >
      <rect x={-4} y={-4} width={size + 8} height={size + 8} fill="white" />
      <path d={path} fill="black" />
    </svg>
  )
}

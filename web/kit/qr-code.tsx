import { create } from 'qrcode'

/** Black on white whatever the theme, with the quiet zone of four modules: readers need both (ISO/IEC 18004). */
export function QrCode({ text, label, width = 220 }: { text: string; label: string; width?: number }) {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules
  const path = [...data].map((bit, at) => (bit ? `M${at % size} ${Math.floor(at / size)}h1v1h-1z` : '')).join('')
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`-4 -4 ${size + 8} ${size + 8}`}
      width={width}
      height={width}
      shapeRendering="crispEdges"
    >
      <rect x={-4} y={-4} width={size + 8} height={size + 8} fill="white" />
      <path d={path} fill="black" />
    </svg>
  )
}

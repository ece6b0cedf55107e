import 'leaflet/dist/leaflet.css'
import { Anchor, Box, Text } from '@mantine/core'
import { circleMarker, map as createMap } from 'leaflet'
import { useEffect, useRef } from 'react'

type Point = { latitude: number; longitude: number; label: string }

/** Where an address is: a point on plain ground, because no tile may come from another host. */
export function PointMap({ latitude, longitude, label }: Point) {
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!element.current) return
    const map = createMap(element.current, {
      center: [latitude, longitude],
      zoom: 15,
      zoomControl: false,
      attributionControl: false,
      dragging: false,
      scrollWheelZoom: false,
      doubleClickZoom: false,
      keyboard: false,
    })
    circleMarker([latitude, longitude], { radius: 8, color: 'currentColor', fillOpacity: 0.5 }).addTo(map)
    return () => {
      map.remove()
    }
  }, [latitude, longitude])
  return (
    <div>
      <Box
        ref={element}
        role="img"
        aria-label={`Ponto de ${label}`}
        h={120}
        c="teal"
        bg="var(--mantine-color-default-hover)"
      />
      <Text size="xs" c="dimmed" mt={4}>
        {latitude.toLocaleString('pt-BR', { maximumFractionDigits: 6 })};{' '}
        {longitude.toLocaleString('pt-BR', { maximumFractionDigits: 6 })} ·{' '}
        <Anchor size="xs" href={`geo:${latitude},${longitude}`}>
          Abrir no aplicativo de mapas
        </Anchor>
      </Text>
    </div>
  )
}

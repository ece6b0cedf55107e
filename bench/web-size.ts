// What a browser loads before the first screen, and the largest piece that a screen adds, as gzip sends them.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { report, verdict } from './figures.ts'

const dist = join(import.meta.dirname, '../dist/web')
const kB = (bytes: number) => bytes / 1000
const sizeOf = (file: string) => kB(gzipSync(readFileSync(join(dist, file))).length)

/** Scripts and styles that the page itself asks for. */
const firstLoad = (page: string): string[] =>
  [...readFileSync(join(dist, page), 'utf8').matchAll(/(?:src|href)="\/?([^"]+\.(?:js|css))"/g)].map(
    ([, file]) => file ?? '',
  )

function reportPage(name: string, page: string, aim: number): readonly string[] {
  const files = firstLoad(page)
  const size = files.reduce((sum, file) => sum + sizeOf(file), sizeOf(page))
  report(`primeira carga: ${name}`, `${size.toFixed(0)} kB gzip`, `meta ${aim} kB: ${verdict(size <= aim)}`)
  return files
}

const first = new Set(reportPage('administração', 'index.html', 300))
for (const page of readdirSync(dist).filter((file) => file.endsWith('.html') && file !== 'index.html'))
  for (const file of reportPage(page.replace('.html', ''), page, 120)) first.add(file)
if (existsSync(join(dist, 'portal/index.html')))
  for (const file of reportPage('páginas do assinante', 'portal/index.html', 120)) first.add(file)

const chunks = readdirSync(join(dist, 'assets'))
  .filter((file) => file.endsWith('.js') && !first.has(`assets/${file}`))
  .map((file) => ({ file, size: sizeOf(`assets/${file}`) }))
  .toSorted((a, b) => b.size - a.size)
const isPicture = ({ file }: { file: string }) => /chart|leaflet|map/i.test(file)
const widest = chunks.find((chunk) => !isPicture(chunk))
if (widest)
  report(
    'maior parte de uma tela',
    `${widest.size.toFixed(0)} kB gzip`,
    `meta 80 kB: ${verdict(widest.size <= 80)} (${widest.file})`,
  )
for (const { file, size } of chunks.filter(isPicture).slice(0, 2))
  report(`gráficos e mapas: ${file}`, `${size.toFixed(0)} kB gzip`, 'sem meta')

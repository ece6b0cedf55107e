import type { Command } from 'commander'
import { print, printJson, readJson } from './output.ts'

export function addPix(program: Command): void {
  const pix = program.command('pix').description('Pix: códigos BR Code')

  pix
    .command('encode')
    .description('Lê JSON da entrada padrão e escreve o Pix copia e cola')
    .action(async () => {
      const { encodeBrCode, readBrCodeInput } = await import('@open-sgp/pix')
      print(encodeBrCode(readBrCodeInput(await readJson())))
    })

  pix
    .command('decode <payload>')
    .description('Lê um Pix copia e cola e confere seu CRC')
    .action(async (payload: string) => printJson((await import('@open-sgp/pix')).decodeBrCode(payload)))
}

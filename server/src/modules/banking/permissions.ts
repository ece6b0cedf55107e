export const permissions = {
  'banking.boleto.read': 'Ver e imprimir boletos',
  'banking.boleto.issue': 'Emitir boletos e segundas vias',
  'banking.remessa.read': 'Ver e baixar remessas',
  'banking.remessa.create': 'Gerar remessas',
  'banking.retorno.read': 'Ver retornos e recebimentos sem título',
  'banking.retorno.import': 'Conferir e importar retornos',
  'banking.receipt.assign': 'Dar destino a recebimentos sem título',
  'banking.pix.receive': 'Registrar recebimentos por Pix',
} as const

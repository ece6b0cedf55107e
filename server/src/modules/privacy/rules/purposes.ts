export const bases = ['contract', 'legal-obligation', 'consent', 'legitimate-interest', 'exercise-of-rights'] as const
export type Purpose = { key: string; name: string; basis: (typeof bases)[number]; law: string; retention: string }

/** What the product proposes; a company writes its own over it. */
export const defaultPurposes: readonly Purpose[] = [
  {
    key: 'contract',
    name: 'Prestar o serviço contratado',
    basis: 'contract',
    law: 'LGPD, art. 7º, V',
    retention: 'Enquanto há contrato e por 5 anos depois (Código Civil, art. 206, § 5º, I)',
  },
  {
    key: 'tax',
    name: 'Cobrar, receber e guardar documentos fiscais',
    basis: 'legal-obligation',
    law: 'LGPD, art. 7º, II; CTN, arts. 173, 174 e 195, parágrafo único',
    retention: '5 anos',
  },
  {
    key: 'connection-log',
    name: 'Guardar registros de conexão',
    basis: 'legal-obligation',
    law: 'LGPD, art. 7º, II; Marco Civil da Internet (Lei 12.965/2014), art. 13',
    retention: '1 ano, em sigilo',
  },
  {
    key: 'collection',
    name: 'Avisar e cobrar débitos',
    basis: 'exercise-of-rights',
    law: 'LGPD, art. 7º, VI e X',
    retention: '5 anos, como prova do aviso e da suspensão',
  },
  {
    key: 'service',
    name: 'Atender e registrar o atendimento',
    basis: 'contract',
    law: 'LGPD, art. 7º, V; Regulamento Geral de Direitos do Consumidor da Anatel',
    retention: 'Enquanto há contrato; depois é eliminado com o cadastro',
  },
  {
    key: 'marketing',
    name: 'Enviar ofertas e novidades',
    basis: 'consent',
    law: 'LGPD, art. 7º, I, e art. 8º',
    retention: 'Até o consentimento ser retirado',
  },
]

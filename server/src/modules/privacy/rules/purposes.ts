/** Legal bases by their code: LGPD art. 7, and art. 11 for sensitive data (`sensitive-…`). */
export const legalBases = {
  consent: 'LGPD, art. 7º, I, e art. 8º',
  'legal-obligation': 'LGPD, art. 7º, II',
  'public-policy': 'LGPD, art. 7º, III',
  research: 'LGPD, art. 7º, IV',
  contract: 'LGPD, art. 7º, V',
  'exercise-of-rights': 'LGPD, art. 7º, VI',
  'life-protection': 'LGPD, art. 7º, VII',
  'health-protection': 'LGPD, art. 7º, VIII',
  'legitimate-interest': 'LGPD, art. 7º, IX, e art. 10',
  'credit-protection': 'LGPD, art. 7º, X',
  'sensitive-consent': 'LGPD, art. 11, I',
  'sensitive-legal-obligation': 'LGPD, art. 11, II, a',
  'sensitive-public-policy': 'LGPD, art. 11, II, b',
  'sensitive-research': 'LGPD, art. 11, II, c',
  'sensitive-exercise-of-rights': 'LGPD, art. 11, II, d',
  'sensitive-life-protection': 'LGPD, art. 11, II, e',
  'sensitive-health-protection': 'LGPD, art. 11, II, f',
  'sensitive-fraud-prevention': 'LGPD, art. 11, II, g',
} as const

export type Basis = keyof typeof legalBases
export const isBasis = (text: string): text is Basis => text in legalBases

/** Whether it stands only as long as the person says so. */
export const needsConsent = (basis: Basis): boolean => basis === 'consent' || basis === 'sensitive-consent'

export type Purpose = { key: string; name: string; basis: Basis; law: string; retention: string }

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
    key: 'employment',
    name: 'Manter a relação de trabalho',
    basis: 'legal-obligation',
    law: 'LGPD, art. 7º, II e V; CLT, art. 41',
    retention: 'Enquanto trabalha e por 5 anos depois (Constituição, art. 7º, XXIX; CLT, art. 11)',
  },
  {
    key: 'access-control',
    name: 'Saber quem entra no sistema e o que faz nele',
    basis: 'legitimate-interest',
    law: 'LGPD, arts. 7º, IX, 37 e 46; Marco Civil da Internet, art. 15',
    retention: 'Entradas, 6 meses; a trilha de quem fez o quê, 5 anos',
  },
  {
    key: 'marketing',
    name: 'Enviar ofertas e novidades',
    basis: 'consent',
    law: 'LGPD, art. 7º, I, e art. 8º',
    retention: 'Até o consentimento ser retirado',
  },
]

/** The key of a purpose of the company's own: its name in plain letters. */
export const keyOfName = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9\s-]/g, '')
    .trim()
    .replace(/[\s-]+/g, '-')
    .slice(0, 60)
    .replace(/-$/, '')

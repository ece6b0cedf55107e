import type { ResponseOf } from '#kit'

export type Step = ResponseOf<'GET /api/setup'>['steps'][number]
export type StepName = Step['name']

/** What each step is for, in the words of who runs a provider. */
export const stepWords: Readonly<Record<StepName, { title: string; why: string }>> = {
  company: { title: 'Empresa', why: 'Razão social, CNPJ e endereço saem em boletos, contratos e avisos.' },
  branch: {
    title: 'Filial',
    why: 'Só para quem trabalha em mais de um lugar e quer separar clientes e quem os vê. Sem filiais, tudo é da matriz.',
  },
  account: { title: 'Portador', why: 'A conta do banco que registra os boletos, como está no contrato de cobrança.' },
  network: {
    title: 'Rede',
    why: 'O concentrador por onde os assinantes entram, e um login de teste no servidor RADIUS para ver se ele responde.',
  },
  plan: { title: 'Plano', why: 'O que você vende: velocidade e preço.' },
  terms: { title: 'Contrato', why: 'O texto que o assinante assina. Os dados de cada um entram sozinhos.' },
  mail: {
    title: 'E-mail',
    why: 'Por onde saem avisos de débito e recuperação de senha. Uma mensagem de teste vai de verdade.',
  },
  user: { title: 'Primeira pessoa', why: 'Quem trabalha com você entra com a própria senha: nunca empreste a sua.' },
  backup: {
    title: 'Cópia de segurança',
    why: 'O que se perde com um disco é a empresa inteira. Uma cópia é feita agora, de verdade, e lida de volta.',
  },
  client: { title: 'Primeiro cliente', why: 'CPF ou CNPJ, endereço de instalação e um e-mail para os avisos.' },
  contract: {
    title: 'Primeiro contrato',
    why: 'Junta cliente, plano e dia de vencimento; depois da instalação, ative-o.',
  },
  invoice: {
    title: 'Primeiro faturamento',
    why: 'Veja a prévia antes de gerar. Depois disso ele corre sozinho toda madrugada.',
  },
}

export const stateWords: Readonly<Record<Step['state'], string>> = {
  open: 'Falta fazer',
  done: 'Feito',
  failed: 'Não deu certo',
  skipped: 'Deixado para depois',
}

/** Where the first sale is made; the setup only shows that it is. */
export const saleLinks: Partial<Record<StepName, { to: string; label: string }>> = {
  client: { to: '/clientes/novo', label: 'Cadastrar um cliente' },
  contract: { to: '/contratos/novo', label: 'Vender um contrato' },
  invoice: { to: '/faturamento', label: 'Abrir o faturamento' },
}

import { computeCnpjDigits, computeCpfDigits, toAscii } from '@open-sgp/brasil'
import type { createClient } from '#modules/clients'
import type { Chance } from './chance.ts'

type NewClient = Parameters<typeof createClient>[1]

const women = [
  'Ana',
  'Beatriz',
  'Camila',
  'Cláudia',
  'Débora',
  'Elaine',
  'Fernanda',
  'Gabriela',
  'Helena',
  'Isabela',
  'Juliana',
  'Larissa',
  'Lúcia',
  'Márcia',
  'Maria',
  'Mariana',
  'Paula',
  'Raimunda',
  'Renata',
  'Rosângela',
  'Sandra',
  'Sônia',
  'Tatiane',
  'Vanessa',
  'Zélia',
]
const womenMiddle = ['Aparecida', 'Beatriz', 'Cristina', 'Luíza', 'Regina', 'de Fátima', 'das Graças', 'do Carmo']
const men = [
  'Antônio',
  'Bruno',
  'Carlos',
  'Daniel',
  'Eduardo',
  'Fábio',
  'Francisco',
  'Gustavo',
  'João',
  'José',
  'Leonardo',
  'Luiz',
  'Marcos',
  'Mateus',
  'Paulo',
  'Pedro',
  'Rafael',
  'Ricardo',
  'Sebastião',
  'Thiago',
  'Vítor',
]
const menMiddle = ['Augusto', 'Carlos', 'Eduardo', 'Henrique', 'Roberto', 'Antônio', 'César', 'de Jesus']
const familyNames = [
  'Almeida',
  'Alves',
  'Araújo',
  'Barbosa',
  'Batista',
  'Becker',
  'Cardoso',
  'Carvalho',
  'Conceição',
  'Corrêa',
  'Costa',
  'da Silva',
  'de Souza',
  'dos Santos',
  'Ferreira',
  'Gomes',
  'Gonçalves',
  'Kuhn',
  'Lima',
  'Machado',
  'Martins',
  'Melo',
  'Mendes',
  'Moreira',
  'Müller',
  'Nascimento',
  'Nunes',
  'Oliveira',
  'Pereira',
  'Ramos',
  'Ribeiro',
  'Rocha',
  'Rodrigues',
  'Schmidt',
  'Teixeira',
  'Vieira',
  'Zimmermann',
] as const
const trades = [
  ['Mercado', 'Ltda'],
  ['Padaria', 'Ltda ME'],
  ['Farmácia', 'Ltda'],
  ['Auto Peças', 'Ltda'],
  ['Escola Infantil', 'Ltda'],
  ['Clínica', 'S/S'],
  ['Pousada', 'Eireli'],
  ['Materiais de Construção', 'Ltda'],
  ['Contabilidade', 'S/S'],
  ['Oficina', 'ME'],
  ['Restaurante', 'Ltda'],
] as const

/** Streets and CEPs of the provider's area: Florianópolis, São José and Palhoça (SC). */
const places = [
  {
    ibgeCode: '4205407',
    districts: ['Centro', 'Trindade', 'Ingleses do Rio Vermelho', 'Campeche', 'Estreito'],
    cep: [88_010_000, 88_065_999],
  },
  {
    ibgeCode: '4216602',
    districts: ['Kobrasol', 'Campinas', 'Barreiros', 'Forquilhinhas'],
    cep: [88_101_000, 88_123_999],
  },
  {
    ibgeCode: '4211900',
    districts: ['Pagani', 'Ponte do Imaruim', 'Aririú', 'Pinheira'],
    cep: [88_130_000, 88_139_999],
  },
] as const
const streets = [
  'Rua Felipe Schmidt',
  'Rua das Acácias',
  'Avenida Mauro Ramos',
  'Servidão Manoel João',
  'Rua Vereador Osni Ortiga',
  'Rua São José',
  'Avenida Lédio João Martins',
  'Rua Nossa Senhora Aparecida',
  'Rua dos Pescadores',
  'Rua Capitão Euclides de Castro',
  'Rodovia João Gualberto Soares',
] as const
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** A plausible Brazilian subscriber, number `index`: about one in eight is a company, and a third of those have an alphanumeric CNPJ. */
export function makeSubscriber(chance: Chance, index: number): NewClient {
  const isCompany = index % 8 === 7
  const name = isCompany ? companyName(chance) : personName(chance)
  const mailbox = toAscii(name)
    .toLowerCase()
    .replace(/[^a-z]+/g, '.')
    .replace(/^\.|\.$/g, '')
  return {
    kind: isCompany ? 'pj' : 'pf',
    name,
    document: isCompany ? makeCnpj(chance, index, index % 3 === 0) : makeCpf(index),
    ...(!isCompany && { bornOn: `${chance.between(1945, 2004)}-0${chance.between(1, 9)}-${chance.between(10, 28)}` }),
    addresses: [makeAddress(chance)],
    contacts: [
      { role: 'billing', channel: 'email', value: `${mailbox}.${index}@assinante.test` },
      {
        role: 'holder',
        channel: 'whatsapp',
        value: `48 9${chance.digits(4).replace(/^[0-5]/, '9')}-${chance.digits(4)}`,
      },
    ],
  }
}

function personName(chance: Chance): string {
  const [given, between] = chance.happens(0.5) ? [women, womenMiddle] : [men, menMiddle]
  const middle = chance.happens(0.4) ? ` ${chance.pick(between)}` : ''
  const second = chance.happens(0.5) ? ` ${chance.pick(familyNames)}` : ''
  return `${chance.pick(given)}${middle} ${chance.pick(familyNames)}${second}`
}

function companyName(chance: Chance): string {
  const [trade, form] = chance.pick(trades)
  return `${trade} ${chance.pick(familyNames)} ${form}`
}

function makeCpf(index: number): string {
  const base = String(120_000_000 + index * 7_919)
  return base + computeCpfDigits(base)
}

function makeCnpj(chance: Chance, index: number, isAlphanumeric: boolean): string {
  const letters = () => alphabet[chance.between(10, 35)] ?? 'A'
  const base = isAlphanumeric
    ? `${letters()}${letters()}${String(100_000 + index)}0001`
    : `${String(20_000_000 + index * 131)}0001`
  return base + computeCnpjDigits(base)
}

function makeAddress(chance: Chance): NonNullable<NewClient['addresses']>[number] {
  const place = chance.pick(places)
  const [lowest, highest] = place.cep
  return {
    roles: ['installation', 'billing', 'correspondence'],
    postalCode: String(chance.between(lowest, highest)).padStart(8, '0'),
    street: chance.pick(streets),
    streetNumber: chance.happens(0.04) ? 'S/N' : String(chance.between(1, 4_200)),
    ...(chance.happens(0.2) && { complement: `Apto ${chance.between(101, 1204)}` }),
    district: chance.pick(place.districts),
    ibgeCode: place.ibgeCode,
  }
}

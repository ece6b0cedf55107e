import { readCodeLines } from '../../occurrence.ts'

/** Itaú CNAB 400: reasons of occurrence 03 (378–385). */
export const itau400Reasons = readCodeLines(`
03 Ag. Cobradora - Cep sem atendimento de protesto no momento
04 Sigla do estado inválida
05 Data Vencimento - Prazo da operação menor que prazo mínimo ou maior que o máximo
07 Valor do título maior que 10.000.000,00
08 Nome do Pagador - Não informado ou deslocado
09 Agência/Conta - Agência encerrada
10 Logradouro - Não informado ou deslocado
11 Cep não numérico ou cep inválido
12 Sacador/Avalista - Nome não informado ou deslocado (bancos correspondentes)
13 Estado/Cep - Cep incompatível com a sigla do estado
14 Nosso número já registrado no cadastro do banco ou fora da faixa
15 Nosso número em duplicidade no mesmo movimento
18 Data de entrada inválida para operar com esta carteira
19 Ocorrência inválida
21 Ag. Cobradora - Carteira não aceita depositária correspondente estado da agência diferente do estado do pagador ag. cobradora não consta no cadastro ou encerrando
22 Carteira - Não permitida (necessário cadastrar faixa livre)
26 Agência/Conta não liberada para operar com cobrança
27 Cnpj do beneficiário inapto devolução de título em garantia
29 Código empresa - Categoria da conta inválida
30 Entradas bloqueadas, conta suspensa em cobrança
31 Agência/Conta - Conta não tem permissão para protestar (contate seu gerente)
35 Iof maior que 5%
36 Quantidade de moeda incompatível com valor do título
37 Cnpj/Cpf do pagador não numérico ou igual a zeros
42 Nosso número fora de faixa
52 Ag. cobradora empresa não aceita banco correspondente
53 Ag. cobradora empresa não aceita banco correspondente - cobrança mensagem
54 Data de vencimento banco correspondente - título com vencimento inferior a 15 dias
55 Cep não pertence à depositária informada
56 Data Vencimento superior a 180 dias da data de entrada
57 Cep só depositária bco do brasil com vencimento inferior a 8 dias
60 Valor do abatimento inválido
61 Juros de mora maior que o permitido
62 Valor do desconto maior que valor do título
63 Valor da importância por dia de desconto (idd) não permitido
64 Data de emissão do título inválida
65 Taxa financiamento inválida (vendor)
66 Data de vencimento invalida/fora de prazo de operação (mínimo ou máximo)
67 Valor do título/quantidade de moeda inválido
68 Carteira inválida ou não cadastrada no intercâmbio da cobrança
69 Carteira inválida para títulos com rateio de crédito
70 Agência/Conta beneficiário não cadastrado para fazer rateio de crédito
78 Agência/Conta duplicidade de agência/conta beneficiária do rateio de crédito
80 Agência/Conta quantidade de contas beneficiárias do rateio maior do que o permitido (máximo de 30 contas por título)
81 Agência/Conta para rateio de crédito inválida / não pertence ao itaú
82 Desconto/Abatimento não permitido para títulos com rateio de crédito
83 Valor do título menor que a soma dos valores estipulados para rateio
84 Agência/Conta beneficiária do rateio é a centralizadora de crédito do beneficiário
85 Agência/Conta do beneficiário é contratual / rateio de crédito não permitido
86 Código do tipo de valor inválido / não previsto para títulos com rateio de crédito
87 Agência/Conta registro tipo 4 sem informação de agências/contas beneficiárias do rateio
90 Número da linha cobrança mensagem - número da linha da mensagem inválido ou quantidade de linhas excedidas
97 Sem mensagem (só de campos fixos), porém com registro do tipo 7 ou 8
98 Registro mensagem sem flash cadastrado ou flash informado diferente do cadastrado
99 Conta de cobrança com flash cadastrado e sem registro de mensagem correspondente
`)

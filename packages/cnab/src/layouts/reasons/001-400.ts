import { readCodeLines } from '../../occurrence.ts'

/** Banco do Brasil CNAB 400: nature of the refusal (87–88) of command 03. */
export const bancoDoBrasil400Reasons = readCodeLines(`
01 Identificação inválida
02 Variação da carteira inválida
03 Valor dos juros por um dia inválido
04 Valor do desconto inválido
05 Espécie de título inválida para carteira/variação
06 Espécie de valor invariável inválido
07 Prefixo da agência usuária inválido
08 Valor do título/apólice inválido
09 Data de vencimento inválida
10 Fora do prazo/só admissível na carteira
11 Inexistência de margem para desconto
12 O banco não tem agência na praça do pagador
13 Razões cadastrais
14 Pagador interligado com o sacador (só admissível em cobrança simples- cart. 11 e 17)
15 Título pagador contra órgão do Poder Público (só admissível na carteira 11 e sem ordem de protesto)
16 Título preenchido de forma irregular
17 Título rasurado
18 Endereço do pagador não localizado ou incompleto
19 Código do beneficiário inválido
20 Nome/endereço do cliente não informado (ECT)
21 Carteira inválida
22 Quantidade de valor variável inválida
23 Faixa nosso-número excedida
24 Valor do abatimento inválido
25 Novo número do título dado pelo beneficiário inválido (Seu número)
26 Valor do IOF de seguro inválido
27 Nome do pagador/beneficiário inválido
28 Data do novo vencimento inválida
29 Endereço não informado
30 Registro de título já liquidado (carteira 17-tipo 4)
31 Número do borderô inválido
32 Nome da pessoa autorizada inválido
33 Nosso número já existente
34 Número da prestação do contrato inválido
35 Percentual de desconto inválido
36 Dias para fichamento de protesto inválido
37 Data de emissão do título inválida
38 Data do vencimento anterior à data da emissão do título
39 Comando de alteração indevido para a carteira
40 Tipo de moeda inválido
41 Abatimento não permitido
42 CEP/UF inválido/não compatíveis (ECT)
43 Código de unidade variável incompatível com a data de emissão do título
44 Dados para débito ao pagador inválidos
45 Carteira/variação encerrada
46 Convênio encerrado
47 Título tem valor diverso do informado
48 Motivo de baixa inválido para a carteira
49 Abatimento a cancelar não consta do título
50 Comando incompatível com a carteira
51 Código do convenente inválido
52 Abatimento igual ou maior que o valor do título
53 Título já se encontra na situação pretendida
54 Título fora do prazo admitido para a conta 1
55 Novo vencimento fora dos limites da carteira
56 Título não pertence ao convenente
57 Variação incompatível com a carteira
58 Impossível a variação única para a carteira indicada
59 Título vencido em transferência para a carteira 51
60 Título com prazo superior a 179 dias em variação única para carteira 51
61 Título já foi fichado para protesto
62 Alteração da situação de débito inválida para o código de responsabilidade
63 DV do nosso número inválido
64 Título não passível de débito/baixa - situação anormal
65 Título com ordem de não protestar - não pode ser encaminhado a cartório
66 Número do documento do pagador (CNPJ/CPF) inválido
67 Título/carnê rejeitado
68 Código/data/percentual de multa inválido
69 Valor/percentual de Juros Inválido
70 Título já se encontra isento de juros
71 Código de Juros Inválido
72 Prefixo da agência cobradora inválido
73 Número do controle do participante inválido
74 Cliente não cadastrado no CIOPE (Desconto/Vendor)
75 Quantidade de dias do prazo limite para recebimento de título vencido inválido
76 Título excluído automaticamente por decurso de prazo CIOPE (Desconto/Vendor)
77 Título vencido transferido para a conta 1 - Carteira vinculada
80 Nosso número inválido
81 Data para concessão do desconto inválida. Gerada nos seguintes casos: 11 - erro na data do desconto; 12 - data do desconto anterior à data de emissão
82 CEP do pagador inválido
83 Carteira/variação não localizada no beneficiário
84 Título não localizado na existência
99 Outros motivos
`)

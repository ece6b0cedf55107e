import { readCodeLines } from '../../occurrence.ts'

/** Santander CNAB 400: errors of three digits (137–145). */
export const santander400Reasons = readCodeLines(`
001 Nosso número não numérico
002 Valor do abatimento não numérico
003 Data vencimento não numérica
004 Conta cobrança não numérica
005 Código da carteira não numérico
006 Código da carteira inválido
007 Espécie do documento inválida
008 Unidade de valor não numérica
009 Unidade de valor inválida
010 Código primeira instrução não numérica
011 Código segunda instrução não numérica
012 Valor do título em outra unidade
013 Valor do título não numérico
014 Valor de mora não numérico
015 Data emissão não numérica
016 Data de vencimento inválida
017 Código da agência cobradora não numérica
018 Valor do IOC não numérico
019 Número do CEP não numérico
020 Tipo inscrição não numérico
021 Número do CNPJ ou CPF não numérico
022 Código ocorrencia inválido
024 Total parcela não numérico
025 Valor desconto não numérico
026 Código banco cobrador inválido
027 Número parcelas carnê não numérico
028 Número parcelas carnê zerado
029 Valor de mora inválido
030 Data vencimento menor de 15 dias da data processamento
039 Perfil não aceita título em banco corresp
041 Agência cobradora não encontrada
042 Conta cobrança inválida
043 Não baixar, compl. informado inválido
044 Não protestar, compl. informado inválido
045 Quantidade de dias de baixa não preenchido
046 Quantidade de dias protesto não preenchido
047 Tot parc. informado não bate c/ quantidade parc ger
048 Carnê com parcelas com erro
049 Seu número não confere com o carnê
051 Título não encontrado
052 Ocorrência não acatada, título liquidado
053 Ocorrência não acatada, título baixado
054 Título com ordem de protesto já emitida
055 Ocorrência não acatada, título já protestado
056 Ocorrência não acatada, título não vencido
057 CEP do pagador incorreto
058 CNPJ/CPF incorreto
059 Instrução aceita só para cobrança simples
060 Espécie documento não protestável
061 Beneficiário sem carta de protesto
062 Pagador não protestável
063 CEP não encontrado na tabela de praças
064 Tipo de cobrança não permite protesto
065 Pedido sustação já solicitado
066 Sustação protesto fora de prazo
067 Cliente não transmite reg. de ocorrencia
068 Tipo de vencimento inválido
069 Produto diferente de cobrança simples
070 Data prorrogação menor que data vencimento
071 Data antecipação maior que data vencimento
072 Data documento superior a data instrução
073 Abatimento maior/igual ao valor título
074 Primeiro desconto maior/igual valor título
075 Segundo desconto maior/igual valor título
076 Terceiro desconto maior/igual valor título
077 Desconto por antec. maior/igual valor título
078 Não existe abatimento para cancelar
079 Não existe primeiro desconto para cancelar
080 Não existe segundo desconto para cancelar
081 Não existe terceiro desconto para cancelar
082 Não existe desconto por antec. para cancelar
084 Já existe segundo desconto
085 Já existe terceiro desconto
086 Data segundo desconto inválida
087 Data terceiro desconto inválida
089 Data multa menor/igual que vencimento
090 Já existe desconto por dia antecipação
091 Já existe concessão de desconto
092 Nosso número já cadastrado
093 Valor do título não informado
094 Valor título em outra moeda não informado
095 Perfil não aceita valor título zerado
096 Espécie documento não permite protesto
097 Espécie documento não permite IOC zerado
098 Data emissão inválida
099 Registro duplicado no movimento diario
100 Data emissão maior que a data vencimento
101 Nome do pagador não informado
102 Endereço do pagador não informado
103 Município do pagador não informado
104 Unidade da federação não informada
105 Tipo inscrição não existe
106 CNPJ/CPF não informado
107 Unidade da federação incorreta
108 Dígito CNPJ/CPF incorreto
109 Valor mora tem que ser zero (título = zero)
110 Data primeiro desconto inválida
111 Data desconto não numérica
112 Valor desconto não informado
113 Valor desconto inválido
114 Valor abatimento não informado
115 Valor abatimento maior valor título
116 Data multa não numérica
117 Valor desconto maior valor título
118 Data multa não informada
119 Data multa maior que data de vencimento
120 Percentual multa não numérico
121 Percentual multa não informado
122 Valor IOF maior que valor título
123 CEP do pagador não numérico
124 CEP pagador não encontrado
126 Código para baixa / devolução inválido
127 Código para baixa / devolução não numérica
128 Código protesto inválido
129 Espec de documento não numérica
130 Forma de cadastramento não numérica
131 Forma de cadastramento inválida
132 Forma cadast. 2 inválida para carteira 3
133 Forma cadast. 2 inválida para carteira 4
134 Código do mov. remessa não numérico
135 Código do mov. remessa inválido
136 Código banco na compensação não numérico
138 Número lote remessa(detalhe) não numérico
140 Cod. sequec.do reg. detalhe inválido
141 Número seq. reg. do lote não numérico
142 Númeroagênciabeneficiário/dígitonão numérico
144 Tipo de documento não numérico
145 Tipo de documento inválido
146 Código para protesto não numérico
147 Quantidade de dias para protesto inválido
148 Quantidade de dias para protesto não numérico
149 Código de mora inválido
150 Código de mora não numérico
151 Valormora igual a zeros para cod.mora 1
152 Valor taxa mora igual a zeros paracod mora 2
154 Valor mora não numérico para cod mora 2
155 Valor mora inválido para cod.mora 4
156 Quantidade dias parabaixa/devolução não numérico
157 Quantidade dias baixa/dev. inválido para cod. 1
158 Quantidade dias baixa/dev. inválido paracod. 2
160 Bairro do pagador não informado
161 Tipo inscriçãoCPF/CNPJ sacador/avalistanão número
162 Indicador de carnê não numérico
163 Número total de parc.carnê não numérico
164 Número do plano não numérico
165 Indicador de parcelas carnê inválido
166 N.seq. parcela inválidoparaindic. maior 0
167 N. seq.parcela inválidoparaindic.dif.zeros
168 N.tot.parc.inválidoparaindic. maior zeros
169 Númerotot.parc.inválidoparaindic.difer.zeros
170 Forma de cadastramento 2 inválidoparacart.5
199 Tipo inscriçãoCNPJ/CPF sacador.avalistainval
200 Númeroinscrição(CNPJ)sacador/avalistanão numérico
201 Alt. do contr. participante inválido
202 Alt. do seu número inválida
218 Banco compensação não numérico
219 Banco compensação inválido
220 Número do lote remessa não numérico(d3q)
221 Número seq. reg. no lote
222 Tipo inscriçãopagador não numérico
223 Tipo inscriçãopagador inválido
224 Númeroinscriçãopagador não numérico
225 Númeroinscriçãosacadoinválidoparatipo inscrição0 e 9(d3q)
226 Númerobanco compensação não numérico
228 Número lote remessa não numérico
229 Número seq. reg. lote não numérico
246 Cod.banco compensação não numérico
247 Cod. banco compensação inválido
248 Númerolote remessa não numérico
249 Númeroseq.do reg.lote não numérico
250 Númeroident.de impressao não numérico(d3s)
251 Númeroident.de impressao inválido
252 Númerolinha impressa não numérico(d3s)
253 Cod.msg. pararec. pagador não numérico
254 Cod.msg.pararec.pagador inválido(d3s)
258 Valormora não numérico paracod=4(d3para)
259 Cadastrotxperm.skinválidoparacod.mora=4(d3para)
260 Valortítulo(real).inválidoparacod.mora = 1(dep)
261 Valoroutros inválidoparacod.mora = 1(d3para)
`)

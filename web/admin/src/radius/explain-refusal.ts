const explanations: Record<string, string> = {
  'senha inválida': 'A senha do roteador do cliente não é a do login. Troque a senha e digite a nova no roteador.',
  'usuário inexistente': 'Não há login com este nome. Confira a escrita no roteador do cliente.',
  'MAC diferente':
    'O login está preso a outro equipamento. Altere ou retire o MAC preso se o cliente trocou de roteador.',
  'concentrador diferente':
    'O login está preso a outro concentrador. Altere ou retire a trava se o cliente mudou de lugar.',
  'sessão duplicada': 'Já há uma conexão aberta com este login. Derrube a antiga ou aumente as conexões permitidas.',
  'acesso desativado': 'O login está fora de uso, ou o contrato foi cancelado.',
  'contrato aguardando ativação': 'O contrato ainda não foi ativado. Ative-o para o cliente conectar.',
  'contrato bloqueado': 'Conectou na página de aviso: o contrato está suspenso ou bloqueado.',
  'velocidade reduzida': 'Conectou com a velocidade reduzida.',
  'acesso liberado': 'Conectou e navega.',
}

/** What a router was answered, in words that say what to do. */
export const explainReason = (reason: string): string => explanations[reason] ?? reason

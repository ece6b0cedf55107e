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
  'contrato bloqueado': 'O contrato está suspenso ou bloqueado: só a página de aviso e o pagamento abrem.',
  'velocidade reduzida': 'Uma exceção em vigor reduz a velocidade do contrato.',
}

/** What to do about an answer to a router; undefined where the reason says it all. */
export const explainReason = (reason: string): string | undefined => explanations[reason]

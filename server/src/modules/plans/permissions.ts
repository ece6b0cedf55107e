export const permissions = {
  'plans.plan.read': 'Ver planos e suas versões',
  'plans.plan.create': 'Cadastrar planos e novas versões',
  'plans.plan.update': 'Renomear planos, pôr e tirar de venda',
} as const

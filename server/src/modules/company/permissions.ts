export const permissions = {
  'company.company.read': 'Ver a empresa',
  'company.company.create': 'Cadastrar empresas e filiais',
  'company.company.update': 'Alterar a empresa',
  'company.branch.read': 'Ver filiais',
  'company.branch.create': 'Cadastrar filiais',
  'company.branch.update': 'Alterar e desativar filiais',
  'company.account.read': 'Ver portadores',
  'company.account.create': 'Cadastrar portadores',
  'company.account.update': 'Alterar portadores',
} as const

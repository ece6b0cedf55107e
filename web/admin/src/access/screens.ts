import type { Screen } from '../screen.ts'

export const accessScreens: readonly Screen[] = [
  { path: '/usuarios', load: async () => (await import('./users.tsx')).Users },
  { path: '/usuarios/novo', load: async () => (await import('./new-user.tsx')).NewUser },
  { path: '/usuarios/$id', load: async () => (await import('./user.tsx')).UserDetail },
  { path: '/perfis', load: async () => (await import('./roles.tsx')).Roles },
  { path: '/perfis/novo', load: async () => (await import('./edit-role.tsx')).NewRole },
  { path: '/perfis/$id', load: async () => (await import('./role.tsx')).RoleDetail },
  { path: '/perfis/$id/alterar', load: async () => (await import('./edit-role.tsx')).EditRole },
  { path: '/aprovacoes', load: async () => (await import('./approvals.tsx')).Approvals },
  { path: '/aprovacoes/$id', load: async () => (await import('./approval.tsx')).ApprovalDetail },
  { path: '/meus-pedidos', load: async () => (await import('./own-requests.tsx')).OwnRequests },
  { path: '/filiais', load: async () => (await import('./branches.tsx')).Branches },
  { path: '/filiais/nova', load: async () => (await import('./edit-branch.tsx')).NewBranch },
  { path: '/filiais/$id', load: async () => (await import('./edit-branch.tsx')).EditBranch },
]

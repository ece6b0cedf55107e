import type { FormField } from '#kit'

/** What is asked of a mail server; the password is never shown again. */
export const mailServerFields: readonly FormField[] = [
  { name: 'name', label: 'Nome', isRequired: true, help: 'Como você o chama: Principal, Reserva…' },
  { name: 'priority', label: 'Ordem de uso', type: 'integer', isRequired: true, span: 3, help: 'O 1 é usado primeiro' },
  { name: 'host', label: 'Servidor', isRequired: true, span: 6, section: 'Conexão' },
  { name: 'port', label: 'Porta', type: 'integer', isRequired: true, span: 2 },
  {
    name: 'tls',
    label: 'Segurança',
    type: 'select',
    isRequired: true,
    span: 4,
    options: [
      { value: 'starttls', label: 'STARTTLS (porta 587)' },
      { value: 'implicit', label: 'TLS direto (porta 465)' },
      { value: 'none', label: 'Nenhuma (só na própria máquina)' },
    ],
  },
  { name: 'username', label: 'Usuário', span: 6 },
  { name: 'password', label: 'Senha', type: 'password', span: 6, help: 'Guardada selada; nunca aparece de novo' },
  { name: 'fromAddress', label: 'Remetente', type: 'email', isRequired: true, span: 6, section: 'Mensagens' },
  { name: 'fromName', label: 'Nome do remetente', span: 6 },
  { name: 'perHour', label: 'Cota por hora', type: 'integer', span: 3, help: 'Vazio: sem limite' },
  { name: 'perDay', label: 'Cota por dia', type: 'integer', span: 3, help: 'O que exceder espera' },
]

export const newMailServerForm = {
  route: 'POST /api/mail-servers',
  initial: { name: 'Principal', port: 587, tls: 'starttls', priority: 1 },
  fields: mailServerFields,
  submit: 'Cadastrar servidor',
  done: 'Servidor de e-mail cadastrado.',
} as const

import { FormPage, type FormField } from '#kit'

const fields: readonly FormField[] = [
  { name: 'name', label: 'Nome', isRequired: true },
  { name: 'email', label: 'E-mail', type: 'email', isRequired: true, help: 'Com ele a pessoa entra' },
  {
    name: 'password',
    label: 'Senha inicial',
    type: 'password',
    isRequired: true,
    help: 'Ao menos 12 caracteres; entregue-a em pessoa e peça que a troque',
  },
]

/** A person without rights: the roles come next, on the person's own screen. */
export const NewUser = () => (
  <FormPage
    title="Novo usuário"
    crumbs={[{ label: 'Usuários', to: '/usuarios' }]}
    route="POST /api/users"
    fields={fields}
    toBody={(values) => ({ ...values, permissions: [] })}
    submit="Cadastrar usuário"
    done="Usuário cadastrado. Dê agora os perfis que a pessoa precisa."
    next={({ id }) => `/usuarios/${id}`}
  />
)

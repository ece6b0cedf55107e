import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { showPassword } from '../radius/login-actions.tsx'
import { proposeUsername } from './propose-username.ts'
import { StepForm } from './step-form.tsx'
import type { ContractFile } from './types.ts'

/** The name under which the contract connects; its password is said this once. */
export function LoginStep({ contract: { id, clientName, number } }: { contract: ContractFile }) {
  const navigate = useNavigate()
  return (
    <StepForm
      route="POST /api/logins"
      permission="radius.login.create"
      contractId={id}
      text="O contrato está ativo. Crie o login com que o roteador do cliente conecta; IP fixo e travas ficam na tela do login."
      initial={{ username: proposeUsername(clientName, number) }}
      fields={[
        {
          name: 'username',
          label: 'Login',
          isRequired: true,
          help: 'Minúsculas, algarismos, ponto, hífen, sublinhado e @',
        },
        { name: 'password', label: 'Senha', help: 'Vazio: o sistema escolhe uma forte. De 6 a 64 caracteres' },
      ]}
      toBody={(values) => ({ ...values, contractId: id })}
      submit="Criar login"
      onDone={({ username, password }) => showPassword(username, password)}
      skip={
        <Button
          variant="default"
          onClick={() => void navigate({ to: '.', replace: true, search: { login: 'depois' } as never })}
        >
          Pular
        </Button>
      }
    />
  )
}

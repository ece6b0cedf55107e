import { useNavigate } from '@tanstack/react-router'
import { ActionButton, showOnce } from '#kit'
import type { LoginFile } from './login.tsx'

/** The password, said this once, to be typed into the client's router. */
export const showPassword = (username: string, password: string): void =>
  showOnce({
    title: 'Senha do login',
    label: username,
    value: password,
    note: 'Esta senha só aparece agora. Digite-a no roteador do cliente antes de fechar.',
  })

/** A new password, or the end of the login. */
export function LoginActions({ login: { id, username, version, openSessionCount } }: { login: LoginFile }) {
  const navigate = useNavigate()
  return (
    <>
      <ActionButton
        label="Trocar senha"
        permission="radius.login.update"
        route="POST /api/logins/:id/password"
        params={{ id }}
        fields={[
          { name: 'password', label: 'Nova senha', help: 'Vazio: o sistema escolhe uma forte. De 6 a 64 caracteres' },
        ]}
        toBody={(values) => ({ ...values, version })}
        consequence={`A senha atual deixa de valer na próxima conexão de ${username}. Quem está conectado continua.`}
        onDone={({ password }) => showPassword(username, password)}
      />
      <ActionButton
        label="Excluir"
        permission="radius.login.delete"
        isDangerous
        route="DELETE /api/logins/:id"
        params={{ id }}
        consequence={`${username} deixa de existir e não conecta mais${openSessionCount > 0 ? '; a conexão aberta é derrubada agora' : ''}. O histórico de conexões fica.`}
        done="Login excluído."
        onDone={() => void navigate({ to: '/logins' })}
      />
    </>
  )
}

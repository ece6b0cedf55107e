/** What a person is told about their own account. */
export const accountNotices = [
  'password-changed',
  'password-reset',
  'totp-enrolled',
  'totp-removed',
  'passkey-added',
  'passkey-removed',
  'factors-reset',
  'login-blocked',
] as const
export type AccountNotice = (typeof accountNotices)[number]

const happened: Record<AccountNotice, string> = {
  'password-changed': 'A senha da sua conta foi trocada.',
  'password-reset': 'A senha da sua conta foi redefinida pelo endereço enviado a este e-mail.',
  'totp-enrolled': 'Um aplicativo de códigos passou a ser pedido para entrar na sua conta.',
  'totp-removed': 'O aplicativo de códigos deixou de ser pedido para entrar na sua conta.',
  'passkey-added': 'Uma chave de acesso (passkey) foi cadastrada na sua conta.',
  'factors-reset':
    'Quem administra o sistema removeu os segundos fatores da sua conta, e ela passou a abrir só com a senha.',
  'passkey-removed': 'Uma chave de acesso (passkey) foi removida da sua conta.',
  'login-blocked':
    'Alguém errou a senha da sua conta muitas vezes. Novas tentativas de aparelhos desconhecidos estão esperando; nos aparelhos em que você já entrou nada muda.',
}

/** The e-mail that lets the owner of an account notice a change that was not theirs. */
export function composeAccountNotice(
  notice: AccountNotice,
  { name, at, timeZone }: { name: string; at: Date; timeZone: string },
): { subject: string; text: string } {
  const when = at.toLocaleString('pt-BR', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  return {
    subject: `Open-SGP: ${happened[notice].replace(/\.$/, '')}`,
    text: `Olá, ${name}.\n\n${happened[notice]}\nQuando: ${when}\n\nSe foi você, nada precisa ser feito. Se não foi, troque a senha agora em “Minha conta”, encerre as outras sessões e avise quem administra o sistema.\n`,
  }
}

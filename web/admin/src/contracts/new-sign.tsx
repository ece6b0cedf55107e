import { optionsOf } from '#kit'
import { StepForm } from './step-form.tsx'
import type { ContractFile } from './types.ts'

/** First it is sent, then comes the proof that the client accepted. */
export function SignStep({ contract: { id, status, clientName } }: { contract: ContractFile }) {
  if (status === 'draft')
    return (
      <StepForm
        key="send"
        route="POST /api/contracts/:id/send-for-signature"
        permission="contracts.contract.sign"
        contractId={id}
        params={{ id }}
        text="O contrato está em rascunho. Enviado para assinatura, espera o aceite do cliente; até lá nada é cobrado."
        submit="Enviar para assinatura"
      />
    )
  return (
    <StepForm
      key="sign"
      route="POST /api/contracts/:id/sign"
      permission="contracts.contract.sign"
      contractId={id}
      params={{ id }}
      text="Registre como o cliente aceitou: é a prova do contrato. Depois ele espera a instalação."
      initial={{ evidence: { channel: 'paper', signer: clientName } }}
      fields={[
        {
          name: 'evidence.channel',
          label: 'Como assinou',
          type: 'select',
          isRequired: true,
          options: optionsOf('signature'),
          span: 4,
        },
        { name: 'evidence.signer', label: 'Quem assinou', span: 4 },
        { name: 'evidence.protocol', label: 'Protocolo ou envelope', span: 4 },
      ]}
      submit="Registrar assinatura"
    />
  )
}

import { Button, Group } from '@mantine/core'
import { DetailPage, FormPage, showOnce, useAction, useApi, type FormField, type ResponseOf, type Values } from '#kit'

const list = { label: 'Cópias de segurança', to: '/copias' }

const target: FormField = {
  name: 'targetKind',
  label: 'Guardar em',
  type: 'select',
  isRequired: true,
  section: 'Destino',
  options: [
    { value: 'folder', label: 'Pasta (disco montado, NFS)' },
    { value: 's3', label: 'Armazenamento compatível com S3' },
  ],
}

const folder: readonly FormField[] = [
  {
    name: 'folder',
    label: 'Pasta',
    isRequired: true,
    span: 6,
    help: 'Em outro disco ou máquina, nunca só neste servidor',
  },
]

const storage = (hasSecret: boolean): readonly FormField[] => [
  { name: 'endpoint', label: 'Endereço', isRequired: true, placeholder: 'https://s3.sa-east-1.amazonaws.com' },
  { name: 'bucket', label: 'Balde (bucket)', isRequired: true, span: 4 },
  { name: 'prefix', label: 'Pasta dentro do balde', span: 4 },
  { name: 'region', label: 'Região', span: 4 },
  { name: 'accessKey', label: 'Chave de acesso', isRequired: true },
  {
    name: 'secret',
    label: 'Chave secreta',
    type: 'password',
    ...(hasSecret && { help: 'Já informada; preencha só para trocar' }),
  },
]

const rest = (hasIdentity: boolean): readonly FormField[] => [
  { name: 'isScheduled', label: 'Fazer uma cópia por dia', type: 'checkbox', section: 'Agenda e retenção' },
  { name: 'hour', label: 'A partir das (hora de Brasília)', type: 'integer', isRequired: true },
  { name: 'keepDaily', label: 'Guardar diárias', type: 'integer', span: 4, isRequired: true },
  { name: 'keepWeekly', label: 'Guardar semanais', type: 'integer', span: 4, isRequired: true },
  { name: 'keepMonthly', label: 'Guardar mensais', type: 'integer', span: 4, isRequired: true },
  {
    name: 'archivesWal',
    label: 'Arquivar o log a cada minuto, para voltar a qualquer instante (só PostgreSQL embutido)',
    type: 'checkbox',
    span: 12,
  },
  {
    name: 'recipient',
    label: 'Chave pública (age1…)',
    isRequired: true,
    span: 12,
    section: 'Chaves',
    help: 'Cifra as cópias. Gere o par abaixo, ou com age-keygen',
  },
  {
    name: 'identity',
    label: 'Chave de abertura (AGE-SECRET-KEY-1…), opcional',
    type: 'password',
    span: 12,
    help: hasIdentity
      ? 'Já informada; preencha só para trocar'
      : 'Só com ela o servidor testa sozinho as próprias cópias. Quem invadir o servidor poderá então abri-las',
  },
]

/** Where copies go, when, for how long, and with which key; secrets go in and never come out. */
export function BackupSettings() {
  const read = useApi('GET /api/backups/settings', {})
  const settings = read.data
  if (!settings) return <DetailPage title="Configurações das cópias" crumbs={[list]} read={read} />
  return (
    <FormPage title="Configurações das cópias" crumbs={[list]} {...backupSettingsForm(settings)} next={() => list.to} />
  )
}

/** The form on these settings, for this page and for the first setup. */
export const backupSettingsForm = ({ hasSecret, hasIdentity, ...initial }: ResponseOf<'GET /api/backups/settings'>) =>
  ({
    route: 'PUT /api/backups/settings',
    initial: Object.fromEntries(Object.entries(initial).map(([name, value]) => [name, value ?? undefined])),
    fields: ({ targetKind }: Values) => [
      target,
      ...(targetKind === 's3' ? storage(hasSecret) : folder),
      ...rest(hasIdentity),
    ],
    after: ({ change }: { change: (path: string, value: unknown) => void }) => (
      <NewPair onMade={(recipient) => change('recipient', recipient)} />
    ),
    done: 'Configurações salvas.',
  }) as const

function NewPair({ onMade }: { onMade: (recipient: string) => void }) {
  const make = useAction('POST /api/backups/key-pairs', {
    isQuiet: true,
    onDone: ({ recipient, identity }) => {
      onMade(recipient)
      showOnce({
        title: 'Par de chaves novo',
        label: 'Chave de abertura',
        value: identity,
        note: 'Guarde-a fora deste servidor, junto com a SECRET_KEY: sem ela nenhuma cópia abre. Ela não fica guardada aqui e não aparece de novo.',
      })
    },
  })
  return (
    <Group>
      <Button variant="default" loading={make.isPending} onClick={() => make.mutate({})}>
        Gerar par de chaves
      </Button>
    </Group>
  )
}

import { Alert, Button, Group, Stack } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { ListBody, useCan } from '#kit'

/** The terms of dunning, dated; what was decided under an earlier one stays as it was. */
export function Policies() {
  const can = useCan()
  return (
    <Stack gap="sm">
      <Alert variant="light">
        A lei (RGC, Resolução Anatel 765/2023) exige aviso por escrito, 15 dias do aviso entregue até a suspensão e 60
        dias suspenso até a rescisão. A empresa pode dar mais prazo, nunca menos.
      </Alert>
      {can('dunning.policy.update') && (
        <Group justify="flex-end">
          <Button component={Link} to="/cobranca/politica/nova">
            Mudar a política
          </Button>
        </Group>
      )}
      <ListBody
        route="GET /api/dunning-policies"
        rowId={({ effectiveOn }) => effectiveOn ?? ''}
        columns={[
          { title: 'Vale desde', width: 120, field: 'effectiveOn' },
          { title: 'Avisa após', width: 110, align: 'right', field: 'noticeAfterDays' },
          { title: 'Suspende após', width: 150, align: 'right', field: 'suspendAfterNoticeDays' },
          { title: 'Rescinde após', width: 150, align: 'right', field: 'cancelAfterSuspensionDays' },
          { title: 'Só dia útil', width: 110, field: 'suspendOnBusinessDaysOnly' },
          {
            title: 'Dívida mínima',
            width: 150,
            field: 'minimumDebtCents',
          },
          {
            title: 'Confiança',
            width: 190,
            field: 'unlockDays',
            render: ({ unlockDays, unlocksPerYear }) => `${unlockDays} dias, ${unlocksPerYear} em 12 meses`,
          },
          { title: 'Definida por', field: 'createdByName', render: ({ createdByName }) => createdByName ?? 'Sistema' },
        ]}
        empty="Nenhuma política própria: valem os prazos da lei."
      />
    </Stack>
  )
}

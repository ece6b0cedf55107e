import { countTitles } from '#kit'
import { Alert, Anchor, List } from '@mantine/core'
import { Link } from '@tanstack/react-router'

/** Titles that stay for the next file, each with its cause. */
export function LeftOut({
  titles,
}: {
  titles: readonly { boletoId: string; invoiceId: string; invoiceNumber: number; detail: string }[]
}) {
  if (titles.length === 0) return null
  return (
    <Alert
      color="yellow"
      title={`${countTitles(titles.length)} ${titles.length === 1 ? 'fica' : 'ficam'} de fora: o banco recusaria`}
    >
      <List size="sm">
        {titles.map(({ boletoId, invoiceId, invoiceNumber, detail }) => (
          <List.Item key={boletoId}>
            <Anchor component={Link} to={`/titulos/${invoiceId}`} size="sm" underline="always">
              {`Título ${invoiceNumber}`}
            </Anchor>
            {`: ${detail}`}
          </List.Item>
        ))}
      </List>
    </Alert>
  )
}

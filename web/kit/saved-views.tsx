import { ActionIcon, Button, Group, Modal, Popover, Stack, Text, TextInput } from '@mantine/core'
import { IconBookmark, IconBookmarkPlus, IconTrash } from '@tabler/icons-react'
import { useLocation } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { call, type ResponseOf } from './api.ts'
import { useAction, useApi } from './query.ts'

type View = ResponseOf<'GET /api/saved-views'>['items'][number]
type Looks = Pick<View, 'query' | 'columns'>

/** The person's own views of this screen: chosen, saved under a name, thrown away (and taken back). */
export function SavedViews({ current, onChoose }: { current: Looks; onChoose: (view: Looks) => void }) {
  const { pathname: screen } = useLocation()
  const views = useApi('GET /api/saved-views', { query: { screen } }).data?.items ?? []
  const [isOpen, setOpen] = useState(false)
  const [isNaming, setNaming] = useState(false)
  const choose = (view: View) => {
    setOpen(false)
    onChoose(view)
  }
  const remove = useAction('DELETE /api/saved-views/:id', {
    done: 'Visão excluída.',
    undo: (_, { params }) => {
      const gone = views.find(({ id }) => id === params.id)
      return gone && (() => call('POST /api/saved-views', { body: bodyOf(gone) }))
    },
  })
  return (
    <>
      <Popover position="bottom-end" trapFocus withinPortal opened={isOpen} onChange={setOpen}>
        <Popover.Target>
          <Button
            variant="default"
            px="sm"
            leftSection={<IconBookmark size={16} />}
            className="list-tool"
            onClick={() => setOpen(!isOpen)}
          >
            Visões
          </Button>
        </Popover.Target>
        <Popover.Dropdown miw={260}>
          <Stack gap={6}>
            {views.length === 0 && <Text size="sm">Guarde aqui os filtros e as colunas que usa todo dia.</Text>}
            {views.map((view) => (
              <Group key={view.id} gap={4} wrap="nowrap" justify="space-between">
                <Button size="compact-sm" variant="subtle" onClick={() => choose(view)}>
                  {view.name}
                </Button>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`Excluir a visão ${view.name}`}
                  onClick={() => remove.mutate({ params: { id: view.id } })}
                >
                  <IconTrash size={15} />
                </ActionIcon>
              </Group>
            ))}
            <Button
              size="compact-sm"
              variant="light"
              leftSection={<IconBookmarkPlus size={15} />}
              onClick={() => {
                setOpen(false)
                setNaming(true)
              }}
            >
              Salvar esta visão
            </Button>
          </Stack>
        </Popover.Dropdown>
      </Popover>
      <NameDialog
        isOpen={isNaming}
        onClose={() => setNaming(false)}
        body={(name) => ({ screen, name, ...current })}
        taken={views.map(({ name }) => name)}
      />
    </>
  )
}

const bodyOf = ({ screen, name, query, columns }: View) => ({ screen, name, query, columns })

function NameDialog(options: {
  isOpen: boolean
  onClose: () => void
  taken: readonly string[]
  body: (name: string) => Omit<View, 'id'>
}) {
  const { isOpen, onClose, taken, body } = options
  const [name, setName] = useState('')
  const save = useAction('POST /api/saved-views', { done: 'Visão salva.', onDone: onClose })
  const send = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (name.trim() !== '' && !save.isPending) save.mutate({ body: body(name.trim()) })
  }
  return (
    <Modal opened={isOpen} onClose={onClose} title="Salvar esta visão" centered>
      <form onSubmit={send}>
        <Stack>
          <TextInput
            label="Nome da visão"
            placeholder="Vencidos há mais de 30 dias"
            maxLength={60}
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {taken.includes(name.trim()) && (
            <Text size="sm">Já existe uma visão com este nome: salvar grava esta no lugar dela.</Text>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Voltar
            </Button>
            <Button type="submit" loading={save.isPending} disabled={name.trim() === ''}>
              Salvar visão
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

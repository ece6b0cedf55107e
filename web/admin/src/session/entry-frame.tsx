import { Center, Group, Paper, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

/** The page of those who are not in yet. */
export const EntryFrame = ({ width = 400, children }: { width?: number; children: ReactNode }) => (
  <Center component="main" mih="100vh" p="md">
    <Paper withBorder p="xl" radius="lg" w="100%" maw={width}>
      <Group gap="sm" mb="lg">
        <img src="/favicon.svg" alt="" width={36} height={36} />
        <div>
          <Title order={1} size="h3">
            Open-SGP
          </Title>
          <Text size="sm" c="dimmed">
            Gestão do provedor
          </Text>
        </div>
      </Group>
      {children}
    </Paper>
  </Center>
)

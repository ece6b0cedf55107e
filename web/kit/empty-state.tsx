import { Center, Stack, Text } from '@mantine/core'
import { IconInbox } from '@tabler/icons-react'
import type { ReactNode } from 'react'

/** What stands where nothing is yet: why, and the next step as a button. */
export const EmptyState = ({ children, action }: { children: ReactNode; action?: ReactNode }) => (
  <Center mih={180} p="md">
    <Stack align="center" gap="sm" maw={460}>
      <IconInbox size={36} stroke={1.2} aria-hidden />
      <Text ta="center" style={{ textWrap: 'balance' }}>
        {children}
      </Text>
      {action}
    </Stack>
  </Center>
)

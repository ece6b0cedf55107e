import { Alert } from '@mantine/core'

export const ProblemAlert = ({ problem }: { problem: string | undefined }) =>
  problem === undefined ? null : (
    <Alert color="red" role="alert">
      {problem}
    </Alert>
  )

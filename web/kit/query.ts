import { notifications } from '@mantine/notifications'
import { keepPreviousData, QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { ApiError, call, type Key, type RequestOf, type ResponseOf } from './api.ts'
import { sayDone } from './say-done.tsx'

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      placeholderData: keepPreviousData,
      // A refusal is an answer; only silence is worth another try.
      retry: (count, error) => count < 2 && error instanceof ApiError && (error.status === 0 || error.status === 503),
    },
  },
})

/** Reads a route; what it gives is kept and shared between screens. */
export const useApi = <K extends Key>(
  key: K,
  request: RequestOf<K>,
  options: { enabled?: boolean; refetchMs?: number } = {},
) =>
  useQuery({
    queryKey: [key, request],
    queryFn: () => call(key, request),
    enabled: options.enabled ?? true,
    ...(options.refetchMs !== undefined && { refetchInterval: options.refetchMs }),
  })

export type ActionOptions<K extends Key> = {
  /** Said when it is done; nothing when absent. */
  done?: string | ((result: ResponseOf<K>) => string)
  onDone?: (result: ResponseOf<K>) => void
  /** How to take it back where the server offers that; the toast then has a button. Goes with `done`. */
  undo?: (result: ResponseOf<K>, sent: RequestOf<K>) => (() => Promise<unknown>) | undefined
  /** The form shows the refusal itself: no toast. */
  isQuiet?: boolean
}

/**
 * Changes something by a route: says how it ended and makes every screen read again. One at a time: the second click of two comes before
 * the screen knows of the first.
 */
export function useAction<K extends Key>(key: K, { done, onDone, undo, isQuiet = false }: ActionOptions<K> = {}) {
  const client = useQueryClient()
  const isUnderWay = useRef(false)
  const mutation = useMutation<ResponseOf<K>, Error, RequestOf<K>>({
    mutationFn: (request) => call(key, request),
    onSuccess: async (result, sent) => {
      const back = undo?.(result, sent)
      if (done !== undefined)
        sayDone(
          typeof done === 'string' ? done : done(result),
          back && (() => back().then(() => client.invalidateQueries())),
        )
      onDone?.(result)
      await client.invalidateQueries()
    },
    onError: (error) => {
      if (!isQuiet)
        notifications.show({ color: 'red', title: 'Não foi feito', message: error.message, autoClose: 10_000 })
    },
    onSettled: () => {
      isUnderWay.current = false
    },
  })
  const mutate: typeof mutation.mutate = (...request) => {
    if (isUnderWay.current) return
    isUnderWay.current = true
    mutation.mutate(...request)
  }
  return { ...mutation, mutate }
}

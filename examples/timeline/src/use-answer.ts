import { useEffect, useState } from 'react'

export interface Answer<Data> {
  data?: Data
  error?: unknown
}

/** Asks anew whenever `key` changes, and drops what was asked before. Null: nothing to ask. */
export function useAnswer<Data>(key: string | null, ask: (key: string, signal: AbortSignal) => Promise<Data>): Answer<Data> {
  const [answer, setAnswer] = useState<Answer<Data>>({})
  useEffect(() => {
    if (key === null) return setAnswer({})
    const controller = new AbortController()
    const set = (answer: Answer<Data>) => controller.signal.aborted || setAnswer(answer)
    ask(key, controller.signal).then(
      (data) => set({ data }),
      (error: unknown) => set({ error }),
    )
    return () => controller.abort()
  }, [key])
  return answer
}

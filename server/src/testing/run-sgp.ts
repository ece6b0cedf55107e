import { spawn } from 'node:child_process'
import { join } from 'node:path'

export const sgpPath = join(import.meta.dirname, '../../../sgp')

export type Ran = { code: number | null; stdout: string; stderr: string; bytes: Buffer; json: () => unknown }

type RunOptions = { stdin?: string | undefined; cwd?: string; env?: Record<string, string>; program?: string }

/** The compiled sources are those of the tests: most of a short command's time would go into reading them. */
const kept = Object.fromEntries(['PATH', 'HOME', 'NODE_COMPILE_CACHE'].map((name) => [name, process.env[name]]))

/** Runs the real command line to its end, without what the machine's environment says of databases. */
export function runSgp(
  args: readonly string[],
  { stdin, cwd, env = {}, program = sgpPath }: RunOptions = {},
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...(cwd !== undefined && { cwd }),
      env: { ...kept, ...env },
    })
    const told = { stdout: new Array<Buffer>(), stderr: new Array<Buffer>() }
    child.stdout.on('data', (chunk: Buffer) => told.stdout.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => told.stderr.push(chunk))
    child.on('error', reject)
    child.on('close', (code) => {
      const bytes = Buffer.concat(told.stdout)
      const stdout = bytes.toString()
      resolve({ code, stdout, bytes, stderr: Buffer.concat(told.stderr).toString(), json: () => JSON.parse(stdout) })
    })
    child.stdin.on('error', () => {})
    child.stdin.end(stdin ?? '')
  })
}

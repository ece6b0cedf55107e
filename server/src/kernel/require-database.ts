import pg from 'pg'
import { ConfigError } from './config.ts'

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nada atende nesse endereço; o PostgreSQL está no ar?',
  ENOTFOUND: 'esse servidor não existe; confira o nome',
  EAI_AGAIN: 'esse servidor não foi encontrado; confira o nome e a rede',
  ETIMEDOUT: 'o servidor não respondeu; confira o endereço e o firewall',
  '28P01': 'usuário ou senha incorretos',
  '28000': 'o servidor não aceita esse usuário vindo desta máquina (pg_hba.conf)',
  '3D000': 'esse banco de dados não existe; crie-o antes',
}

/** Opens a connection once, so that a wrong address is told as such. Throws ConfigError. */
export async function requireDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'ETIMEDOUT'
    throw new ConfigError(`DATABASE_URL: não consegui abrir o banco: ${reasons[code] ?? String(error)}.`)
  } finally {
    await client.end().catch(() => {})
  }
}

import pg from 'pg'
import { openDatabase, type Database } from '../boot.ts'
import { ConfigError, type Config } from '#kernel/config'

const name = 'open_sgp_demo'

/** A database of the demonstration's own, made anew each time. On a server of yours it is never one that exists. */
export async function openDemoDatabase(config: Config): Promise<Database> {
  const { url, stop } = await openDatabase(config)
  const client = new pg.Client(url)
  await client.connect()
  try {
    if (config.DATABASE_URL !== undefined) await requireEmpty(client)
    else {
      await client.query(`drop database if exists ${name} with (force)`)
      await client.query(`create database ${name}`)
    }
  } catch (error) {
    await stop()
    throw error
  } finally {
    await client.end()
  }
  if (config.DATABASE_URL !== undefined) return { url, stop }
  const demo = new URL(url)
  demo.pathname = `/${name}`
  return { url: demo.href, stop }
}

async function requireEmpty(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ exists: boolean }>(
    "select to_regclass('company.companies') is not null as exists",
  )
  if (rows[0]?.exists)
    throw new ConfigError(
      'DATABASE_URL: a demonstração só usa um banco vazio, para não misturar dados fictícios aos seus. Crie outro ou rode sem DATABASE_URL.',
    )
}

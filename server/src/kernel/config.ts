import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'

/** The folder of the product: where `.env` lies and what DATA_DIR is relative to, wherever a command is started. */
const root = join(import.meta.dirname, '../../..')

const port = z.coerce
  .number('use um número')
  .int('use um número inteiro')
  .min(1, 'use de 1 a 65535')
  .max(65535, 'use de 1 a 65535')

/** Secrets that were printed somewhere once and therefore protect nothing. */
const knownSecrets = new Set([
  'secret',
  'changeme',
  'change-me',
  'your-secret-key',
  'development-secret-do-not-use-in-production',
])

const Environment = z.object({
  ENVIRONMENT: z
    .enum(['development', 'test', 'production'], 'use development, test ou production')
    .default('development'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'use postgres://usuário:senha@servidor:5432/banco' })
    .optional(),
  SECRET_KEY: z
    .string()
    .min(32, 'use ao menos 32 caracteres aleatórios, por exemplo de `openssl rand -base64 48`')
    .optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: 'use redis://servidor:6379' }).optional(),
  SMTP_HOST: z.string().min(1).optional(),
  SMTP_PORT: port.default(25),
  SMTP_USER: z.string().optional(),
  SMTP_PASSWORD: z.string().optional(),
  SMTP_FROM: z.email('use um endereço de e-mail').default('nao-responda@localhost.localdomain'),
  PUBLIC_URL: z
    .url({
      protocol: /^https?$/,
      error: 'use o endereço que os assinantes abrem, como https://central.provedor.com.br',
    })
    .transform((text) => new URL(text).origin)
    .optional(),
  ADMIN_URL: z
    .url({ protocol: /^https?$/, error: 'use o endereço que a equipe abre, como https://sgp.provedor.com.br' })
    .transform((text) => new URL(text).origin)
    .optional(),
  TRUSTED_PROXIES: z
    .string()
    .default('127.0.0.0/8,::1')
    .transform((text) => text.split(',').map((one) => one.trim()))
    .pipe(z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], 'use IPs ou redes separados por vírgula'))),
  /** Files of the MaxMind DB format (cities, operators), by commas. */
  GEOIP_DATABASE: z
    .string()
    .default('')
    .transform((text) => text.split(',').map((one) => one.trim()))
    .transform((paths) => paths.filter((path) => path !== '').map((path) => resolve(root, path))),
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(8000),
  DATA_DIR: z
    .string()
    .default('.data')
    .transform((path) => resolve(root, path)),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  ADMIN_EMAIL: z.email('use um endereço de e-mail').default('admin@provedor.local'),
  ADMIN_PASSWORD: z.string().min(12, 'use ao menos 12 caracteres').optional(),
})

export type Config = z.output<typeof Environment>

/** A configuration that cannot be used: which variable and why, one line each. */
export class ConfigError extends Error {}

/** Reads `.env` (never over what the environment already says) and checks every variable. Throws ConfigError. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env, envFile = join(root, '.env')): Config {
  if (environment === process.env && existsSync(envFile)) process.loadEnvFile(envFile)
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success)
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'))
  if (parsed.data.ENVIRONMENT === 'production') requireProduction(parsed.data)
  return parsed.data
}

function requireProduction(config: Config): void {
  const secret = config.SECRET_KEY
  if (secret === undefined)
    throw new ConfigError('SECRET_KEY: obrigatória em production; gere uma com `openssl rand -base64 48`')
  const isRepetition = new Set(secret).size < 10
  if (isRepetition || knownSecrets.has(secret.toLowerCase()) || /change|default|example|exemplo|senha/i.test(secret)) {
    throw new ConfigError('SECRET_KEY: valor padrão ou previsível; gere outra com `openssl rand -base64 48`')
  }
}

import { openTarget } from '#integrations/backup-targets'
import { openGeoDatabase } from '#integrations/geo-database'
import { createCoaSender } from '#integrations/radius-coa'
import { createRadiusTester } from '#integrations/radius-login'
import { createSmtpMailer } from '#integrations/smtp-mailer'
import type { Config } from '#kernel/config'
import type { Adapters } from '#app'

/** Joins each port to its adapter, by configuration. */
export const createPorts = (config: Config): Adapters => ({
  openTarget,
  coaSender: createCoaSender(),
  radiusTester: createRadiusTester(),
  places: openGeoDatabase(config.GEOIP_DATABASE),
  mailer: createSmtpMailer({
    host: config.SMTP_HOST,
    port: config.SMTP_PORT,
    user: config.SMTP_USER,
    password: config.SMTP_PASSWORD,
    from: config.SMTP_FROM,
  }),
})

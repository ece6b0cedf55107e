import { route } from '#kernel/http'
import { StartedOperation } from '#kernel/operation-routes'
import { startOperation } from '#kernel/operations'
import { changeSettings } from './change-settings.ts'
import { getSettings } from './get-settings.ts'
import { listBackups, listRestoreTests } from './list-backups.ts'
import { backupOperation, restoreTestOperation } from './operations.ts'
import * as schemas from './schemas.ts'
import { makeKeyPair } from './sealed-stream.ts'

export const routes = {
  'GET /api/backups': route({
    summary: 'Cópias de segurança, da mais nova à mais antiga',
    permission: 'backups.backup.read',
    isOfInstallation: true,
    query: schemas.BackupFilter,
    response: schemas.BackupPage,
    handle: (ctx, { query }) => listBackups(ctx, query),
  }),

  'POST /api/backups': route({
    summary: 'Faz uma cópia de segurança agora',
    weight: 'heavy',
    permission: 'backups.backup.create',
    isOfInstallation: true,
    status: 202,
    response: StartedOperation,
    handle: (ctx) => startOperation(ctx, backupOperation, {}),
  }),

  'GET /api/backups/restore-tests': route({
    summary: 'Testes de restauração e o que encontraram, do mais novo ao mais antigo',
    permission: 'backups.backup.read',
    isOfInstallation: true,
    query: schemas.RestoreTestFilter,
    response: schemas.RestoreTestPage,
    handle: (ctx, { query }) => listRestoreTests(ctx, query),
  }),

  'POST /api/backups/restore-tests': route({
    summary: 'Restaura uma cópia em um banco descartável e confere linhas e razão',
    weight: 'heavy',
    permission: 'backups.backup.create',
    isOfInstallation: true,
    status: 202,
    body: schemas.NewRestoreTest,
    response: StartedOperation,
    handle: (ctx, { body }) => startOperation(ctx, restoreTestOperation, body),
  }),

  'GET /api/backups/settings': route({
    summary: 'Destino, agenda, retenção e chaves das cópias de segurança',
    permission: 'backups.settings.read',
    isOfInstallation: true,
    response: schemas.BackupSettings,
    handle: (ctx) => getSettings(ctx),
  }),

  'PUT /api/backups/settings': route({
    summary: 'Altera destino, agenda, retenção e chaves das cópias de segurança',
    permission: 'backups.settings.update',
    isOfInstallation: true,
    body: schemas.BackupSettingsChanges,
    response: schemas.BackupSettings,
    handle: (ctx, { body }) => changeSettings(ctx, body),
  }),

  'POST /api/backups/key-pairs': route({
    summary: 'Gera um par de chaves do age, mostrado só agora e não guardado',
    permission: 'backups.settings.update',
    isOfInstallation: true,
    response: schemas.KeyPair,
    handle: () => makeKeyPair(),
  }),
}

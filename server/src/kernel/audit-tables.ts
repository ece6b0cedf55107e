/**
 * Tables whose changes make no row of the audit log, and why. Every other table of the product is under it from the moment that its
 * migration makes it: to leave one out is a decision that is written here.
 */
export const notAudited: Readonly<Record<string, string>> = {
  'kernel.audit_log': 'the log itself',
  'kernel.audit_chains': 'the log itself',
  'kernel.audit_details': 'the log itself',
  'kernel.audit_checkpoints': 'the log itself',
  'kernel.audit_signed': 'the log itself',

  'kernel.events': 'append-only: a row is never changed, and says who and when',
  'clients.history': 'append-only history with actor and instant',
  'contracts.events': 'append-only history with actor and instant',
  'plans.versions': 'append-only: a change is a new version with its author',
  'billing.adjustments': 'append-only, with author and reason',
  'billing.payments': 'append-only, with author and source; a reversal is a row of its own',
  'billing.ledger': 'append-only double entry, balanced by trigger and summed by the ledger check',
  'dunning.proofs': 'append-only, written with the suspension that it proves',
  'kernel.setting_changes': 'append-only history with author and reason',
  'administration.sequence_changes': 'append-only history with author and reason',

  'kernel.counters': 'counter',
  'banking.sequences': 'counter',
  'kernel.limits': 'buckets of requests',
  'administration.mail_usage': 'counter of messages an hour',

  'kernel.operations':
    'progress of long work, written several times a second; what the work changes has rows of its own',
  'kernel.idempotency_keys': 'answers kept for a day; the request has its row',
  'kernel.files': 'bytes that never change; the rows that own them are under the log',
  'access.challenges': 'minutes of life; the sign-in has its row',
  'access.refresh_tokens': 'rotated every few minutes; the session has its row',
  'access.password_resets': 'hours of life; the change of the password has its row',
  'administration.notification_reads': 'mark that a notice was seen',

  'billing.cycles': 'derived: until when each contract is billed, told by its titles',
  'billing.charges': 'lines of a title, born and voided with it; the title has its rows',
  'billing.credit_balances': 'derived: sum of the ledger',
  'billing.parked_contracts': 'derived anew by every run',
  'banking.problems': 'derived: titles without boleto, with the cause of today',
  'banking.retorno_lines': 'lines of a bank file as it came; the file and what it settled have rows',

  'radius.nas_boots': 'measurement of the network',
  'radius.disconnect_slots': 'turns of a queue',
  'radius.sessions_open': 'measurement of the network, up to thousands of rows a second',
  'radius.sessions_closed': 'connection log, kept by its own law (Marco Civil, art. 13)',
  'radius.accounting_rejects': 'measurement of the network',
  'radius.auth_log': 'measurement of the network',
  'radius.auth_arrivals': 'queue of the authentications, folded every minute',
  'radius.access_attempts': 'queue of commands to routers',
  'radius.sweeps': 'measurement of the network',

  'webhooks.deliveries': 'messages of facts that have rows of their own, several tries each',
  'webhooks.attempts': 'append-only: tries to send a message',
}

const house = 'who of the house did it'
const code = 'a code of ours, or of a standard'
const bank = 'a number of the title at the bank: part of the accounting document'
const network = 'which router and port, not who'
const place = 'a city is not a person'

/**
 * Columns of tables with data of clients that stay when the person is anonymised, and why. A column that is neither here (by its
 * name, or with its table's) nor written over by its table is refused by `personal-columns.test.ts`.
 */
export const plainColumns: Readonly<Record<string, string>> = {
  created_by: house,
  removed_by: house,
  renewed_by: house,
  started_by: house,
  ended_by: house,
  dropped_by: house,
  recorded_by: house,
  closed_by: house,
  requested_by: house,
  decided_by: house,
  decided_by_name: house,
  requested_by_name: house,
  actor_id: house,
  by: house,

  kind: code,
  code,
  cause: code,
  channel: code,
  purpose: code,
  status: code,
  route: code,
  media_type: code,
  occurrence: code,
  reasons: code,
  roles: code,
  desired_hash: code,
  applied_hash: code,
  from_value: code,
  to_value: code,

  city: place,
  ibge_code: place,
  state: place,

  document_number: bank,
  nosso_numero: bank,
  nosso_numero_dv: bank,
  nosso_numero_printed: bank,
  nosso_numero_key: bank,
  seu_numero: bank,
  agency_and_code: bank,
  carteira: bank,
  campo_livre: bank,
  codigo_barras: bank,
  linha_digitavel: bank,
  pix_payload: 'the receiver and the amount of a charge; of the payer nothing',
  pix_txid: bank,
  reject_reason: bank,
  answer: bank,
  fingerprint: 'digest by which a line of a bank file is not booked twice',
  source_key: 'where money came from (file and line, end-to-end id), by which it is not booked twice',

  'banking.retorno_lines.detail': 'why a line of a bank file could not be booked, in our words',
  'clients.clients.search_name': 'generated from the name',
  'contracts.scheduled_actions.payload': 'ids and dates of what was to be done',
  'contracts.scheduled_actions.failure': 'why it could not be done, in our words',
  'privacy.erasures.reason': 'why the person was forgotten: the proof that they asked',
  'privacy.erasures.report': 'counts by table',
  'privacy.erasures.identity_sealed': 'sealed, and gone with the last term (continue-erasures.ts)',
  'radius.access_attempts.detail': network,
}

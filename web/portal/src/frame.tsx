import { formatCnpj } from '@open-sgp/brasil'
import type { ReactNode } from 'react'
import type { ResponseOf } from '../../kit/api.ts'
import { showPhone } from '../../kit/format.ts'

export type Company = ResponseOf<'GET /api/portal/invoices/:token'>['company']

/** Whose page it is, and below how to reach them. */
export function Frame({ company, children }: { company: Company | null; children: ReactNode }) {
  return (
    <>
      <header>
        <p className="brand">{company?.tradeName ?? 'Seu provedor de Internet'}</p>
      </header>
      <main>{children}</main>
      {company && (
        <footer>
          <Contact company={company} />
          <p>
            {company.legalName} · CNPJ {formatCnpj(company.cnpj)}
          </p>
        </footer>
      )}
    </>
  )
}

/** The telephone and the e-mail, ready to be touched. */
function Contact({ company: { phone, email } }: { company: Company }) {
  if (phone === null && email === null) return null
  return (
    <p className="contact">
      {phone !== null && <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{showPhone(phone)}</a>}
      {email !== null && <a href={`mailto:${email}`}>{email}</a>}
    </p>
  )
}

type Tone = 'good' | 'bad' | 'plain'

/** One thing said large. */
export const Message = ({ title, tone = 'plain', children }: { title: string; tone?: Tone; children?: ReactNode }) => (
  <section className={`card message ${tone}`} role="status">
    <h1>{title}</h1>
    {children !== undefined && <p>{children}</p>}
  </section>
)

/** While the first answer is on its way, or when it did not come. */
export function Waiting({ error, retry }: { error: Error | undefined; retry: () => void }) {
  if (!error)
    return (
      <Frame company={null}>
        <section className="card" aria-busy="true">
          <p className="dimmed">Carregando…</p>
        </section>
      </Frame>
    )
  return (
    <Frame company={null}>
      <section className="card message bad" role="alert">
        <h1>Não foi possível abrir</h1>
        <p>{error.message}</p>
        <button type="button" className="button" onClick={retry}>
          Tentar de novo
        </button>
      </section>
    </Frame>
  )
}

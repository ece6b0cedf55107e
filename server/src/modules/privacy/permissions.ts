export const permissions = {
  'privacy.person.read': 'Ver e exportar tudo o que se guarda de um titular (LGPD)',
  'privacy.person.erase': 'Anonimizar titulares',
  'privacy.staff.read': 'Ver e exportar tudo o que se guarda de quem trabalha no provedor (LGPD)',
  'privacy.staff.erase': 'Anonimizar quem deixou o provedor',
  'privacy.identity.open': 'Abrir a identidade guardada por lei de um titular anonimizado',
  'privacy.consent.record': 'Registrar consentimentos dados e retirados',
  'privacy.request.manage': 'Atender pedidos de titulares',
  'privacy.purpose.update': 'Alterar finalidades e bases legais',
  'privacy.retention.run': 'Ver e executar as regras de retenção',
} as const

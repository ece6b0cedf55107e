export const permissions = {
  'radius.nas.read': 'Ver concentradores',
  'radius.nas.create': 'Cadastrar concentradores',
  'radius.nas.update': 'Alterar concentradores e trocar seus segredos',
  'radius.login.read': 'Ver acessos PPPoE',
  'radius.login.create': 'Cadastrar acessos PPPoE',
  'radius.login.update': 'Alterar acessos PPPoE e trocar suas senhas',
  'radius.login.delete': 'Excluir acessos PPPoE',
  'radius.session.read': 'Ver conexões abertas e encerradas',
  'radius.session.disconnect': 'Derrubar conexões',
  'radius.log.read': 'Ver tentativas de autenticação, de bloqueio e registros recusados',
  'radius.address.query': 'Consultar quem usava um endereço IP (Marco Civil)',
} as const
